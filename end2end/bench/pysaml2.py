"""How many SPID responses pysaml2 verifies in a second of one core, on the very response that ours was measured on.

Reads the folder that `cargo bench --bench verify -- --write FOLDER` wrote. Counts the processor time of this
process and of the xmlsec1 programs that pysaml2 starts (its documented way, one for each signature).
"""

import datetime
import json
import logging
import os
import pathlib
import sys

from saml2 import BINDING_HTTP_POST
from saml2.client import Saml2Client
from saml2.config import SPConfig

MEASURED_SECONDS = 6


def client(folder, known):
    """A service provider that asks what ours asks: both signatures, a request of ours, the right audience."""
    written = datetime.datetime.fromisoformat(known["now"])
    age = datetime.datetime.now(datetime.timezone.utc) - written
    return Saml2Client(
        SPConfig().load(
            {
                "entityid": known["entity_id"],
                "metadata": {"local": [str(folder / "idp.xml")]},
                "xmlsec_binary": "/usr/bin/xmlsec1",
                "allow_unknown_attributes": True,
                # The response is from the day that the tests live in.
                "accepted_time_diff": int(age.total_seconds()) + 3600,
                "service": {
                    "sp": {
                        "endpoints": {"assertion_consumer_service": [(known["acs"], BINDING_HTTP_POST)]},
                        "want_response_signed": True,
                        "want_assertions_signed": True,
                        "allow_unsolicited": False,
                    }
                },
            }
        )
    )


def processor_time():
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def main():
    logging.disable(logging.CRITICAL)
    folder = pathlib.Path(sys.argv[1])
    known = json.loads((folder / "known.json").read_text())
    field = (folder / "response.txt").read_text()
    service_provider = client(folder, known)

    def verify(response):
        return service_provider.parse_authn_request_response(
            response, BINDING_HTTP_POST, outstanding={known["request_id"]: "/"}
        )

    # The first one loads libraries; it must be the citizen, or nothing was verified.
    facts = verify(field).get_identity()
    assert known["fiscal_number"] in facts["fiscalNumber"], facts
    begun = processor_time()
    verified = 0
    while processor_time() - begun < MEASURED_SECONDS:
        verify(field)
        verified += 1
    rate = verified / (processor_time() - begun)
    print(f"the same with pysaml2 | {rate:.0f} /s | for comparison")


main()
