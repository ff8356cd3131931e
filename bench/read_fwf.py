"""The baseline of bench/bulk.ts: pandas reads the columns that the facts are made of, and does nothing with them."""

import sys
import zipfile

import pandas

fields = {
    "commodity": (0, 10),
    "cty_code": (10, 14),
    "dist_entry": (16, 18),
    "year": (22, 26),
    "month": (26, 28),
    "con_qy1_mo": (43, 58),
    "con_qy2_mo": (58, 73),
    "con_val_mo": (73, 88),
    "dut_val_mo": (88, 103),
    "cal_dut_mo": (103, 118),
    "con_cif_mo": (133, 148),
    "gen_val_mo": (178, 193),
}
text = ["commodity", "cty_code", "dist_entry"]

with zipfile.ZipFile(sys.argv[1]) as archive, archive.open("IMP_DETL.TXT") as member:
    frame = pandas.read_fwf(
        member,
        colspecs=list(fields.values()),
        names=list(fields),
        dtype={name: str if name in text else "int64" for name in fields},
        encoding="latin-1",
    )
print(len(frame), frame["con_val_mo"].sum())
