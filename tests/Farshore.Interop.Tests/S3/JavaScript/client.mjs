// What a program written against the AWS SDK for JavaScript does with a bucket. Ends with code 0 where all of it is as on AWS.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import {
    CopyObjectCommand, CreateBucketCommand, DeleteBucketCommand, DeleteObjectsCommand, GetObjectAttributesCommand, GetObjectCommand,
    GetObjectTaggingCommand, HeadObjectCommand, ListObjectVersionsCommand, NoSuchKey, PutBucketVersioningCommand, PutObjectCommand,
    PutObjectTaggingCommand, S3Client, paginateListObjectsV2, waitUntilBucketExists, waitUntilBucketNotExists,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";

const [, , endpoint, Bucket] = process.argv;
const s3 = new S3Client({ endpoint, region: "us-east-1", forcePathStyle: true });
const send = (Command, input) => s3.send(new Command({ Bucket, ...input }));
const bytesOf = async (Key, more) => Buffer.from(await (await send(GetObjectCommand, { Key, ...more })).Body.transformToByteArray());

await send(CreateBucketCommand);
await waitUntilBucketExists({ client: s3, maxWaitTime: 10 }, { Bucket });

// One piece, with every checksum the SDK computes.
const small = randomBytes(3000);
for (const ChecksumAlgorithm of [undefined, "CRC32", "SHA1", "SHA256"]) {
    await send(PutObjectCommand, { Key: "small +%ü&.bin", Body: small, ChecksumAlgorithm, ContentType: "x/y", Metadata: { colour: "blue" } });
    assert.deepEqual(await bytesOf("small +%ü&.bin", { ChecksumMode: "ENABLED" }), small);
}
const head = await send(HeadObjectCommand, { Key: "small +%ü&.bin" });
assert.deepEqual([head.ContentLength, head.ContentType, head.Metadata.colour], [3000, "x/y", "blue"]);
assert.deepEqual(await bytesOf("small +%ü&.bin", { Range: "bytes=10-19" }), small.subarray(10, 20));

// A stream of unknown length, in parts and in one.
const large = randomBytes(12_000_000);
const pieces = function* () { for (let at = 0; at < large.length; at += 100_000) yield large.subarray(at, at + 100_000); };
const done = await new Upload({ client: s3, params: { Bucket, Key: "large", Body: Readable.from(pieces()) }, queueSize: 3 }).done();
assert.match(done.ETag, /-3"$/);
assert.deepEqual(await bytesOf("large", { ChecksumMode: "ENABLED" }), large);
const attributes = await send(GetObjectAttributesCommand, { Key: "large", ObjectAttributes: ["ObjectParts", "ObjectSize", "Checksum"] });
assert.deepEqual([attributes.ObjectSize, attributes.ObjectParts.TotalPartsCount], [large.length, 3]);
await new Upload({ client: s3, params: { Bucket, Key: "stream", Body: Readable.from([small]) } }).done();
assert.deepEqual(await bytesOf("stream"), small);

await send(CopyObjectCommand, { Key: "copy", CopySource: `${Bucket}/${encodeURIComponent("small +%ü&.bin")}` });
await send(PutObjectTaggingCommand, { Key: "copy", Tagging: { TagSet: [{ Key: "team", Value: "é" }] } });
assert.deepEqual((await send(GetObjectTaggingCommand, { Key: "copy" })).TagSet, [{ Key: "team", Value: "é" }]);

await assert.rejects(send(GetObjectCommand, { Key: "none" }), error => error instanceof NoSuchKey);
await assert.rejects(send(PutObjectCommand, { Key: "copy", Body: "x", IfNoneMatch: "*" }),
    error => error.name === "PreconditionFailed" && error.$metadata.httpStatusCode === 412);

// Links.
const get = await getSignedUrl(s3, new GetObjectCommand({ Bucket, Key: "copy" }), { expiresIn: 60 });
assert.deepEqual(Buffer.from(await (await fetch(get)).arrayBuffer()), small);
const put = await getSignedUrl(s3, new PutObjectCommand({ Bucket, Key: "linked" }), { expiresIn: 60 });
assert.equal((await fetch(put, { method: "PUT", body: "by link" })).status, 200);
assert.equal((await fetch(get.replace("copy?", "linked?"))).status, 403);

// Pages, versions, and everything away again.
const keys = [];
for await (const page of paginateListObjectsV2({ client: s3, pageSize: 2 }, { Bucket })) keys.push(...page.Contents.map(one => one.Key));
assert.deepEqual(keys, ["copy", "large", "linked", "small +%ü&.bin", "stream"]);
await send(PutBucketVersioningCommand, { VersioningConfiguration: { Status: "Enabled" } });
await send(DeleteObjectsCommand, { Delete: { Objects: keys.map(Key => ({ Key })) } });
const left = await send(ListObjectVersionsCommand);
assert.deepEqual([left.Versions.length, left.DeleteMarkers.length], [5, 5]);
const Objects = [...left.Versions, ...left.DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }));
assert.equal((await send(DeleteObjectsCommand, { Delete: { Objects, Quiet: true } })).Errors, undefined);
await send(DeleteBucketCommand);
await waitUntilBucketNotExists({ client: s3, maxWaitTime: 10 }, { Bucket });
