"""Japanese."""

from __future__ import annotations

from typing import Final

from docpact.read.pages.languages.entry import NO_FACTS, Language, kinds, listed, wording
from docpact.read.pages.languages.particles import Particles, wordings

_CODE: Final = r"`[^`]{1,60}`"
_BARE_LIST: Final = r"[A-Za-z\d][\w.:-]*(?:\s*[,/]\s*[A-Za-z\d][\w.:-]*)+"
_LIST: Final = rf"{_CODE}(?:\s*(?:,|/|または|もしくは|か)\s*{_CODE})+"

JAPANESE: Final = Language(
    code="ja",
    marks=r"[\u3040-\u30ff\u3400-\u9fff]",
    heads={
        "name": listed(
            "パラメータ, パラメーター, パラメータ名, フィールド, フィールド名, 項目, "
            "項目名, 名前, キー, プロパティ, 引数"
        ),
        "type": ("型", "データ型", "タイプ", "種類", "形式"),
        "definition": ("説明", "内容", "備考", "意味", "概要", "補足"),
        "required": ("必須", "必須/任意", "必須・任意", "必要"),
        "default": ("デフォルト", "デフォルト値", "既定値", "初期値", "省略時"),
        "range": ("範囲", "値の範囲", "制限"),
        "allowed": listed(
            "値, 許容値, 設定値, 選択肢, 取りうる値, 指定可能な値, 利用可能なオプション, 利用可能なモデル"
        ),
        "minimum": ("最小", "最小値"),
        "maximum": ("最大", "最大値"),
        "ignored": ("例", "サンプル", "単位", "設定例"),
    },
    sections={
        "header": "ヘッダ|認証",
        "query": "クエリ",
        "path": "パスパラメータ|パスパラメーター",
        "error": "エラー|ステータスコード",
        "response": "レスポンス|応答|返り値|戻り値|出力|返却",
        "about": "料金|価格|インストール",
        "body": "リクエスト|ボディ|本文|パラメータ|パラメーター|入力",
    },
    generic="リクエスト|レスポンス|ヘッダー?|ボディー?|パラメータ(?:ー)?|ステータスコード|エラー|クエリ|例|一覧|説明|概要|本文|の",
    mandatory="必須",
    optional="任意|省略可",
    yes=("はい", "必須", "必要", "○", "〇", "◯", "有"),
    no=("いいえ", "任意", "省略可", "不要", "オプション", "無"),
    conditional=("条件付き必須", "条件付き", "△"),
    own_marks={"○": True, "〇": True, "◯": True},
    blank=("なし", "無し", "特になし"),
    types=kinds(
        "string: 文字列; integer: 整数; number: 数値, 浮動小数点, 小数; boolean: 真偽値, 論理値, ブール値; "
        "array: 配列, リスト; object: オブジェクト"
    ),
    wordings=(
        wording(
            "advice",
            r"[^,.;]*(?:推奨|おすすめ)[^,.;]*",
            "(recommended)",
            ("500文字以内を推奨", "string", NO_FACTS),
        ),
        wording(
            "example",
            r"(?<![比示举])(?:例えば|例|たとえば)\s*:?\s*[^.;)]*",
            "(e.g. one)",
            ("例: `a`, `b`", "string", NO_FACTS),
        ),
        wording(
            "marked as default",
            r"\(\s*(?:デフォルト|既定値?|初期値)\s*(?=[,)])",
            "(default",
            ("`a`（デフォルト）または `b`", "string", (("default", "a"), ("enum", ["a", "b"]))),
        ),
        *wordings(
            Particles(
                default="(?:デフォルト(?:値)?|既定値?|初期値|省略時)(?:は|では)?",
                lists=f"{_LIST}|{_BARE_LIST}",
                one_of="(?:のいずれか|のどれか|のうち(?:の)?(?:一つ|1つ)|から選択)[^,.;]*",
                range_=("から", "(?:まで)?(?:の(?:範囲|間))?"),
                characters=r"(?<=\d)\s*文字",
                items="個|枚|件|本",
                at_most="最大(?:値)?(?:は|で)?|上限(?:は)?",
                or_less="(?:以内|以下|まで)(?!は)",
                at_least="最小(?:値)?(?:は|で)?|下限(?:は)?|最低",
                or_more="以上(?!は)",
                multiple="の倍数",
                is_="が",
                required_when=r"の(?:場合|とき|時)(?:に)?(?:は)?\s*,?\s*必須",
                not_with=r"と(?:は)?\s*(?:併用|同時に(?:使用|指定))(?:できません|不可)",
                required="必須(?:項目|パラメータ)?",
                optional="任意|省略可能?",
                deprecated="非推奨|廃止",
            ),
            {
                "default": (
                    ("デフォルトは `soft`", "string", (("default", "soft"),)),
                    ("速さ（デフォルト: 5）", "integer", (("default", 5),)),
                ),
                "one of": (
                    ("`a`、`b` のいずれか", "string", (("enum", ["a", "b"]),)),
                    ("b2 、c3 のうち一つ", "string", (("enum", ["b2", "c3"]),)),
                ),
                "range": (("1から9まで", "integer", (("minimum", 1), ("maximum", 9))),),
                "at most": (
                    ("最大800文字", "string", (("maxLength", 800),)),
                    ("最大4枚", "array", (("maxItems", 4),)),
                ),
                "so much or less": (("800文字以内", "string", (("maxLength", 800),)),),
                "at least": (("最小 2", "integer", (("minimum", 2),)),),
                "so much or more": (("2個以上", "array", (("minItems", 2),)),),
                "multiple": (("8の倍数", "integer", (("multipleOf", 8),)),),
                "required when": (
                    ("`tone` が `LOUD` の場合は必須", "string", (("rule", "required when tone=LOUD"),)),
                ),
                "not with": (("`tune` とは併用できません", "string", (("rule", "excludes music.tune"),)),),
                "required": (("必須。", "string", (("required", True),)),),
                "optional": (("任意。", "string", (("required", False),)),),
                "deprecated": (("廃止。", "string", (("deprecated", True),)),),
            },
        ),
        wording(
            "values",
            rf"(?:許容値|設定可能な値|指定可能な値|取りうる値|選択肢|有効な値|値)(?:は)?\s*:?\s*(?=[`\"]|{_BARE_LIST})",
            " Valid values: ",
            ("選択肢：p1、p2", "string", (("enum", ["p1", "p2"]),)),
            ("指定可能な値は `a` または `b`", "string", (("enum", ["a", "b"]),)),
        ),
        wording(
            "nothing but words",
            r"(?:^|:\s)\s*(?P<list>[A-Za-z\d][\w.:/-]*(?:\s*,\s*[A-Za-z\d][\w.:/-]*)*)\s*(?:または|もしくは|あるいは)\s*"
            r"(?P<last>[A-Za-z\d][\w.:/-]*)(?=\s*(?:$|[.(]))",
            r" Valid values: \g<list> or \g<last>",
            ("vivid または natural", "string", (("enum", ["natural", "vivid"]),)),
        ),
        wording(
            "only when",
            r"(?:は\s*)?(?P<name>`[^`]+`)\s*が\s*(?P<values>`[^`]+`(?:\s*(?:,|または|か)\s*`[^`]+`)*)\s*の(?:場合|とき|時)(?:に)?(?:のみ|だけ)"
            r"[^,.;`]*?(?P<how>使用|利用|指定|設定|選択|有効|適用)[^,.;`]*",
            r" only \g<how> when \g<name> is \g<values>",
            ("`tone` が `LOUD` の場合のみ使用できます。", "string", (("rule", "only when tone=LOUD"),)),
            ("`tone` が `LOUD` の場合のみ有効です。", "string", (("rule", "ignored when tone is not LOUD"),)),
        ),
        wording("applied", r"(?<=only )(?:有効|適用)(?= when)", "applied"),
        wording("available", r"(?<=only )(?:使用|利用|指定|設定|選択)(?= when)", "available"),
        wording("or", r"(?<=[`\"\d)])\s*(?:または|もしくは|か)\s*(?=[`\"\d])", " or "),
    ),
    telling="必須|のみ|だけ|最大|最小|以内|以上|以下|未満|範囲|デフォルト|既定|省略|場合|とき|できません|不可|いずれか|上限|下限|必要|倍数|指定|優先",
)  # fmt: skip
