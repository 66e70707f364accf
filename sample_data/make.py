"""Writes the sample workbooks beside this file, the same bytes every run.

Run: python sample_data/make.py (needs openpyxl, xlwt and odfpy).
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from annex_iii import planning_department
from chemicals import chemicals_agency
from digital import digital_agency
from disbursement import ministry_office
from formats import as_ods, as_xls, as_xlsx
from legal import legal_department
from paper import Page
from programme import work_programme
from tasks import industry_agency
from trade import trade_agency
from universities import hanoi_university, power_university

HERE = Path(__file__).resolve().parent
BOOKS: dict[str, Callable[[], list[Page]]] = {
    "VP Bo - BC giai ngan thang 9-2022.xlsx": partial(ministry_office, 9),
    "VP Bo - BC giai ngan thang 10-2022.xlsx": partial(ministry_office, 10),
    "DHCNHN_GiaiNgan_T10.2022.xls": hanoi_university,
    "ĐH Điện lực - giải ngân T10 2022.ods": power_university,
    "Phu_luc_III_Vu_Ke_hoach_T10_2022.xlsx": planning_department,
    "Cuc CN_nhiem vu CP TTg giao_2022-09.xlsx": partial(industry_agency, 9),
    "Cuc CN_nhiem vu CP TTg giao_2022-10.xlsx": partial(industry_agency, 10),
    "CTCT (VP Bo) - ban chinh thuc.xlsx": work_programme,
    "VBQPPL 2022_Vu PC_den 31.10.2022.xlsx": legal_department,
    "Bieu06_XNK_15.8-14.9.2022.xlsx": partial(trade_agency, 9),
    "Bieu06_XNK_15.9-14.10.2022.xlsx": partial(trade_agency, 10),
    "Danh muc TTHC Cuc Hoa chat T10.xlsx": chemicals_agency,
    "TMDT_DVCTT_thang_10_2022.xlsx": digital_agency,
}
WRITERS: dict[str, Callable[[Sequence[Page]], bytes]] = {
    ".xlsx": as_xlsx,
    ".xls": as_xls,
    ".ods": as_ods,
}


def main() -> None:
    """Make every workbook."""
    for name, pages in BOOKS.items():
        path = HERE / name
        path.write_bytes(WRITERS[path.suffix](pages()))


if __name__ == "__main__":
    main()
