"""Lets botocore judge: reads one call per line (JSON), sends it nowhere, answers what would have been sent and what it made of the given answer."""
import base64
import datetime
import importlib
import json
import sys

package = sys.argv[1]
session = importlib.import_module(package + '.session')
config = importlib.import_module(package + '.config')
awsrequest = importlib.import_module(package + '.awsrequest')
exceptions = importlib.import_module(package + '.exceptions')

CONFIG = config.Config(
    parameter_validation=False,
    retries={'total_max_attempts': 1},
    s3={'addressing_style': 'path'},
    request_checksum_calculation='when_required',
    response_checksum_validation='when_required',
)


class Raw:
    def __init__(self, body):
        self.body = body

    def stream(self, *_, **__):
        yield self.read()

    def read(self, *_, **__):
        body, self.body = self.body, b''
        return body


clients = {}


def client_of(service, protocol):
    """Of a service that speaks several protocols, the one that is asked for; an older botocore knows one only."""
    if (service, protocol) not in clients:
        current = session.Session()
        if protocol:
            loader = current.get_component('data_loader')
            load = loader.load_service_model

            def only(*args, **kwargs):
                model = json.loads(json.dumps(load(*args, **kwargs)))
                if protocol in model.get('metadata', {}).get('protocols', []):
                    model['metadata'].update(protocol=protocol, protocols=[protocol])
                return model

            loader.load_service_model = only
        current.set_credentials('AKIAEXAMPLE', 'secret')
        client = current.create_client(service, region_name='us-east-1', endpoint_url='http://127.0.0.1:1', config=CONFIG)
        client.meta.events.register_first('before-send', lambda request, **_: client.judge(request))
        clients[service, protocol] = client
    return clients[service, protocol]


def to_python(value, shape):
    """Blobs are base64 in our JSON, bytes in botocore."""
    if shape.type_name == 'structure':
        return {name: to_python(item, shape.members[name]) for name, item in value.items()}
    if shape.type_name == 'list':
        return [to_python(item, shape.member) for item in value]
    if shape.type_name == 'map':
        return {name: to_python(item, shape.value) for name, item in value.items()}
    return base64.b64decode(value) if shape.type_name == 'blob' else value


def to_json(value):
    if isinstance(value, dict):
        return {name: to_json(item) for name, item in value.items()}
    if isinstance(value, list):
        return [to_json(item) for item in value]
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.timezone.utc).strftime('%Y-%m-%dT%H:%M:%S+00:00')
    if isinstance(value, (bytes, bytearray)):
        return base64.b64encode(value).decode()
    return base64.b64encode(value.read()).decode() if hasattr(value, 'read') else value


def call(line):
    client = client_of(line['service'], line.get('protocol'))
    operation = client.meta.service_model.operation_model(line['operation'])
    params = to_python(line['params'], operation.input_shape) if operation.input_shape else {}
    if 'body' in line:
        params[operation.input_shape.serialization['payload']] = base64.b64decode(line['body'])
    answer, sent = line['answer'], {}

    def judge(request):
        body = request.body or b''
        body = body if isinstance(body, (bytes, bytearray)) else body.encode() if isinstance(body, str) else body.read()
        headers = {name: value.decode() if isinstance(value, bytes) else value for name, value in request.headers.items()}
        sent.update(method=request.method, url=request.url, headers=headers, body=base64.b64encode(body).decode())
        raw = Raw(base64.b64decode(answer['body']))
        return awsrequest.AWSResponse(request.url, answer['status'], awsrequest.HeadersDict(answer['headers']), raw)

    client.judge = judge
    try:
        result = to_json(client._make_api_call(line['operation'], params))
        result.pop('ResponseMetadata', None)
        return {'sent': sent, 'result': result}
    except exceptions.ClientError as refusal:
        metadata = refusal.response.get('ResponseMetadata', {})
        error = {'Type': type(refusal).__name__, 'Status': metadata.get('HTTPStatusCode'), 'RequestId': metadata.get('RequestId')}
        error.update({name: str(value) for name, value in refusal.response['Error'].items()})
        return {'sent': sent, 'error': error}
    except Exception as failure:  # The test names the operation and shows this.
        return {'sent': sent, 'failure': f'{type(failure).__name__}: {failure}'}


for text in sys.stdin:
    print(json.dumps(call(json.loads(text))), flush=True)
