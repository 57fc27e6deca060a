"""Vietnamese: the heads of its tables and their marks."""

from __future__ import annotations

from typing import Final

from docpact.read.pages.languages.entry import Language

VIETNAMESE: Final = Language(
    code="vi",
    marks=r"[\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]",
    heads={
        "name": ("trường", "tham số", "tên", "tên trường", "tên tham số", "thuộc tính"),
        "type": ("kiểu", "kiểu dữ liệu", "loại", "định dạng"),
        "definition": ("mô tả", "ý nghĩa", "ghi chú", "giải thích"),
        "required": ("bắt buộc", "yêu cầu"),
        "default": ("mặc định", "giá trị mặc định"),
        "range": ("phạm vi", "giới hạn"),
        "allowed": ("giá trị", "giá trị hợp lệ", "tùy chọn"),
        "ignored": ("ví dụ",),
    },
    sections={"response": r"\bphan hoi\b|\bket qua\b", "error": r"\bloi\b", "body": r"\btham so\b|\byeu cau\b"},
    mandatory="bắt buộc",
    optional="tùy chọn|không bắt buộc",
    yes=("có", "bắt buộc"),
    no=("không", "tùy chọn", "không bắt buộc"),
    telling="mặc định|tối đa|tối thiểu|ít nhất|từ .{1,40} đến|hoặc|bắt buộc|chỉ",
)
