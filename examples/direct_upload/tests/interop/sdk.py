"""Uploads, lists and downloads with the official SDK, by keys that stand in the input as JSON."""

import json
import sys

from qcloud_cos import CosConfig, CosS3Client, CosServiceError

world = json.load(sys.stdin)
bucket, region = world["place"]["bucket"], world["place"]["region"]


def client(answer):
    key = answer["key"]
    return CosS3Client(
        CosConfig(
            Region=region,
            SecretId=key["TmpSecretId"],
            SecretKey=key["TmpSecretKey"],
            Token=key["SecurityToken"],
            Scheme="http",
            Domain=world["domain"],
            # It would sign the host without its port, which COS does not have.
            SignHost=False,
        ),
        retry=0,
    )


def refused(call, **arguments):
    try:
        call(Bucket=bucket, **arguments)
    except CosServiceError as error:
        assert error.get_status_code() == 403, error
    else:
        raise AssertionError(arguments)


def data(length):
    return bytes(at * 7 % 251 for at in range(length))


small, large = data(1_000), data(3_000_000)
picture, parts, gallery = (client(world[name]) for name in ("picture", "parts", "gallery"))
key = world["picture"]["key"]["Key"]
picture.put_object(bucket, small, key, EnableMD5=True, ContentType=world["picture"]["content_type"])
refused(picture.put_object, Body=small, Key=key + "x")

whole = world["parts"]["key"]["Key"]
upload = parts.create_multipart_upload(bucket, whole)["UploadId"]
tags = []
for at in range(0, len(large), 1 << 20):
    part = parts.upload_part(bucket, whole, large[at : at + (1 << 20)], len(tags) + 1, upload, EnableMD5=True)
    # The stand-in writes the names of headers in small letters; COS writes `ETag`.
    tags.append({"PartNumber": len(tags) + 1, "ETag": part["etag"]})
parts.complete_multipart_upload(bucket, whole, upload, {"Part": tags})

listed = {item["Key"]: int(item["Size"]) for item in gallery.list_objects(bucket, Prefix="files/alice/")["Contents"]}
for name, body in ((key, small), (whole, large)):
    assert listed[name] == len(body), listed
    assert gallery.get_object(bucket, name)["Body"].get_raw_stream().read() == body, name
refused(gallery.list_objects, Prefix="files/bob/")
