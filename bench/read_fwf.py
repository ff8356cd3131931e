"""
The baseline of bench/bulk.ts: pandas reads columns of IMP_DETL and does nothing with them.
`read_fwf.py ZIP kept SECONDS` reads those that the facts are made of, `read_fwf.py ZIP month SECONDS` all that our
reader parses and checks: the keys and the 22 measures of the month. How long that took, without the imports of
Python, goes into the file SECONDS.
"""

import sys
import time
import zipfile

import pandas

keys = {
    "commodity": (0, 10),
    "cty_code": (10, 14),
    "dist_entry": (16, 18),
    "year": (22, 26),
    "month": (26, 28),
}
measures = (
    "cards con_qy1 con_qy2 con_val dut_val cal_dut con_cha con_cif gen_qy1 gen_qy2 gen_val gen_cha gen_cif "
    "air_val air_wgt air_cha ves_val ves_wgt ves_cha cnt_val cnt_wgt cnt_cha"
).split()
kept = "con_qy1 con_qy2 con_val dut_val cal_dut con_cif gen_val".split()

archive_path, columns, seconds_path = sys.argv[1:]
fields = keys | {
    name: (28 + 15 * i, 43 + 15 * i)
    for i, name in enumerate(measures)
    if columns == "month" or name in kept
}
text = ["commodity", "cty_code", "dist_entry"]

start = time.perf_counter()
with zipfile.ZipFile(archive_path) as archive, archive.open("IMP_DETL.TXT") as member:
    frame = pandas.read_fwf(
        member,
        colspecs=list(fields.values()),
        names=list(fields),
        dtype={name: str if name in text else "int64" for name in fields},
        encoding="latin-1",
    )
with open(seconds_path, "w") as seconds:
    seconds.write(str(time.perf_counter() - start))
print(len(frame), frame["con_val"].sum())
