"""Signs requests of every awkward kind with botocore's own signers and prints them, one JSON document a line."""
import base64, importlib, json, random, sys

package, seed, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
auth = importlib.import_module(package + ".auth")
awsrequest = importlib.import_module(package + ".awsrequest")
credentials = importlib.import_module(package + ".credentials")
dice = random.Random(seed)
letters = "abcXYZ019-._~ /+&=?#%:@!$'()*,;[]\"<>|\\^`{}éß日💧\t"


def text(most):
    return "".join(dice.choice(letters) for _ in range(dice.randint(1, most))).strip() or "x"


def quote(value, safe):
    from urllib.parse import quote as encode
    return encode(value, safe=safe)


for _ in range(count):
    is_s3 = dice.random() < 0.5
    token = "token/+=" if dice.random() < 0.3 else None
    keys = credentials.Credentials("AKIDTOKEN" if token else "AKIDPLAIN", "secret/with+signs", token)
    path = "/" + (quote(text(20), "/~") if is_s3 else "/".join(quote(text(8).replace("/", ""), "~") for _ in range(dice.randint(0, 3))))
    query = "&".join(quote(text(6), "-_.~") + "=" + quote(text(10), "-_.~") for _ in range(dice.randint(0, 4)))
    method = dice.choice(["GET", "PUT", "POST", "DELETE", "HEAD"])
    body = bytes(dice.randrange(256) for _ in range(dice.randint(0, 50))) if method in ("PUT", "POST") else b""
    url = "http://127.0.0.1:4566" + path + ("?" + query if query else "")
    headers = {"x-custom": " two  spaces " + str(dice.randint(0, 9)), "content-type": "text/plain"}
    request = awsrequest.AWSRequest(method=method, url=url, data=body, headers=headers)
    presigned = is_s3 and not body and dice.random() < 0.3
    signer = (auth.S3SigV4QueryAuth if presigned else auth.S3SigV4Auth if is_s3 else auth.SigV4Auth)(
        keys, "s3" if is_s3 else "backup", "eu-west-1")
    signer.add_auth(request)
    prepared = request.prepare()
    target = prepared.url.split("127.0.0.1:4566", 1)[1]
    print(json.dumps({
        "Method": method,
        "Target": target if target.startswith("/") else "/" + target,
        "Headers": {**{"host": "127.0.0.1:4566"}, **{name.lower(): value if isinstance(value, str) else value.decode() for name, value in prepared.headers.items()}},
        "Body": base64.b64encode(body).decode(),
    }))
