"""Korean."""

from __future__ import annotations

from typing import Final

from docpact.read.pages.languages.entry import NO_FACTS, Language, kinds, wording
from docpact.read.pages.languages.particles import Particles, wordings

_CODE: Final = r"`[^`]{1,60}`"
_LIST: Final = rf"{_CODE}(?:\s*(?:,|/|또는|혹은)\s*{_CODE})+"

KOREAN: Final = Language(
    code="ko",
    marks=r"[\uac00-\ud7a3]",
    heads={
        "name": ("파라미터", "매개변수", "필드", "필드명", "이름", "항목", "속성", "키", "변수", "파라미터명"),
        "type": ("타입", "유형", "자료형", "데이터 타입", "형식"),
        "definition": ("설명", "비고", "의미", "내용", "상세"),
        "required": ("필수", "필수 여부", "필수여부"),
        "default": ("기본값", "기본", "디폴트"),
        "range": ("범위", "값 범위", "제한"),
        "allowed": ("값", "허용값", "허용 값", "가능한 값", "선택 값", "옵션", "사용 가능한 옵션", "사용 가능한 모델"),
        "minimum": ("최소", "최소값", "최솟값"),
        "maximum": ("최대", "최대값", "최댓값"),
        "location": ("위치",),
        "ignored": ("예시", "예", "단위", "버전"),
    },
    sections={
        "header": "헤더|인증",
        "query": "쿼리",
        "path": "경로|패스",
        "error": "에러|오류|상태 ?코드",
        "response": "응답|반환|출력|결과",
        "about": "가격|요금|설치",
        "body": "요청|본문|바디|파라미터|매개변수|입력",
    },
    mandatory="필수",
    optional="선택|옵션",
    yes=("예", "필수", "네"),
    no=("아니오", "아니요", "선택", "선택사항", "옵션"),
    own_marks={"o": True, "x": False, "\u25cb": True},
    conditional=("조건부", "조건부 필수", "△"),
    blank=("없음", "해당 없음"),
    types=kinds(
        "string: 문자열; integer: 정수; number: 숫자, 실수; boolean: 불리언; array: 배열, 목록; object: 객체"
    ),
    wordings=(
        wording("advice", r"[^,.;]*(?:권장|추천)[^,.;]*", "(recommended)", ("500자 이내 권장", "string", NO_FACTS)),
        wording(
            "example",
            r"(?<!\w)(?:예시?|예를 들어)\s*:?\s*(?=[`\"A-Za-z\d])[^.;)]*",
            "(e.g. one)",
            ("예: `a`", "string", NO_FACTS),
        ),
        *wordings(
            Particles(
                default=r"(?:기본\s?값|기본|디폴트)(?:은|는)?",
                lists=_LIST,
                one_of=r"중\s*(?:하나|택\s?1|선택)",
                range_=("부터|에서", r"까지|\s*사이"),
                characters=r"(?<=\d)\s*(?:글자|자)(?![가-힣])|(?<=\d)자(?=까지|이내|이하|이상)",
                items="(?:개|장|건)(?![가-힣])",
                at_most=r"최대(?:값|\s길이)?(?:은|는)?|상한",
                or_less="이내|이하|까지",
                at_least=r"최소(?:값|\s길이)?(?:은|는)?|하한",
                or_more="이상",
                multiple="의 배수",
                is_="이|가",
                required_when=r"(?:일|인)\s*(?:때|경우)(?:에)?(?:는)?\s*,?\s*필수",
                not_with=r"(?:와|과)\s*(?:함께|동시에)\s*사용할 수 없(?:음|습니다)",
                required=r"필수(?:값|\s?항목)?",
                optional=r"선택(?:\s?사항)?",
                deprecated="지원 중단(?:됨)?|폐지(?:됨)?",
            ),
            {
                "default": (
                    ("기본값은 `soft`", "string", (("default", "soft"),)),
                    ("개수 (기본: 15)", "integer", (("default", 15),)),
                ),
                "one of": (("`a`, `b` 중 하나", "string", (("enum", ["a", "b"]),)),),
                "range": (("1에서 9까지", "integer", (("minimum", 1), ("maximum", 9))),),
                "at most": (
                    ("제목 (최대 200자)", "string", (("maxLength", 200),)),
                    ("제목. 최대 200자까지 가능합니다.", "string", (("maxLength", 200),)),
                    ("최대 4개", "array", (("maxItems", 4),)),
                ),
                "so much or less": (("9 이하", "integer", (("maximum", 9),)),),
                "at least": (("최소 2", "integer", (("minimum", 2),)),),
                "so much or more": (("2 이상", "integer", (("minimum", 2),)),),
                "multiple": (("8의 배수", "integer", (("multipleOf", 8),)),),
                "required when": (("`tone`이 `LOUD`일 때 필수", "string", (("rule", "required when tone=LOUD"),)),),
                "not with": (("`tune`과 함께 사용할 수 없습니다", "string", (("rule", "excludes music.tune"),)),),
                "required": (("필수.", "string", (("required", True),)),),
                "optional": (("선택.", "string", (("required", False),)),),
                "deprecated": (("폐지.", "string", (("deprecated", True),)),),
            },
        ),
        wording(
            "values",
            r"(?:허용\s?값|허용되는 값|가능한 값|유효한 값|선택 가능한 값)(?:은|는)?\s*:?\s*(?=[`\"\d])",
            " Valid values: ",
            ("허용값 0, 1, 2", "integer", (("enum", [0, 1, 2]),)),
        ),
        wording("or", r"(?<=[`\"\w)])\s*(?:또는|혹은)\s*(?=[`\"\w])", " or "),
        wording("and", r"(?<=[`\"])\s*(?:와|과|및)\s*(?=[`\"])", " and "),
    ),
    telling="필수|만 |최대|최소|이내|이상|이하|미만|초과|범위|기본|경우|때 |없습니다"
    "|불가|중 하나|상한|하한|배수|해야|허용",
)  # fmt: skip
