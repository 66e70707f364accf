"""The addresses of the pages, as readers see them."""

from tracking.vocabulary import View

DIRECTIVE, UNIT, SEARCH = "chi-thi", "don-vi", "tim-kiem"
SENDING, REVIEWING = "gui-bao-cao", "tiep-nhan"
ACCOUNTS, AUDIT = "tai-khoan", "nhat-ky"
MINISTRY_TABLES = "danh-muc"
MEETING = "hop-giao-ban"
OF_VIEW = {
    View.TASKS: "nhiem-vu",
    View.DISBURSEMENT: "giai-ngan",
    View.SERVICES: "dich-vu-cong",
}
