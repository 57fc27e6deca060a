"""Chinese, simplified and traditional where they differ in the words at hand."""

from __future__ import annotations

from typing import Final

from docpact.read.pages.languages.entry import NO_FACTS, Language, kinds, listed, wording

_NUMBER: Final = r"(?P<n>`?\d[\d,.]*`?)"
_VALUE: Final = r"(?:(?!https?:)(?!url\b)[A-Za-z0-9][A-Za-z0-9_.:+*-]*|`[^`]{1,60}`|\"[^\"]{1,60}\")"
_MODEL: Final = r"`?(?=[\w.]*[-\d])[A-Za-z][\w.-]*`?"
_LIST: Final = rf"{_VALUE}(?:\s*(?:[/,\u3001|]|或者?|和)\s*{_VALUE})+"
"""Values that stand bare in a Chinese sentence, as in ``5/10`` or ``std 或 pro``."""
_IS: Final = r"`?[A-Za-z_][\w.]*`? is [^,.;\u3400-\u9fff]{1,60}?"
_WHEN: Final = rf"(?:(?:\u5f53|\u5728|\u82e5|\u5982\u679c)\s*(?P<if>[^,.;]*?)|(?P<own>{_IS}))\s*\u65f6\s*,?\s*"
_THIS: Final = "(?:\u5219)?(?:(?:\u6b64|\u8be5)(?:\u53c2\u6570|\u5b57\u6bb5))?"
_NAME: Final = r"(?:`[A-Za-z_][\w.\[\]-]*`|(?<![A-Za-z0-9_.`])[a-z]+(?:_[a-z0-9]+)+(?![A-Za-z0-9_.`]))"
_NAMES: Final = rf"{_NAME}(?:\s*(?:,|\u3001|/|\u548c|\u4e0e|\u6216|\u4ee5?\u53ca)\s*{_NAME})*"
_GIVEN: Final = "\u4f20\u5165|\u63d0\u4f9b|\u586b\u5199|\u8bbe\u7f6e|\u6307\u5b9a|\u4f20\u9012|\u5b58\u5728"

CHINESE: Final = Language(
    code="zh",
    marks=r"[\u3400-\u9fff]",
    heads={
        "name": listed(
            "参数, 参数名, 参数名称, 字段, 字段名, 字段名称, 名称, 属性, 属性名, "
            "请求参数, 键, 变量, 變數, 參數, 參數名, 參數名稱, 欄位"
        ),
        "type": ("类型", "数据类型", "参数类型", "字段类型", "值类型", "類型", "格式"),
        "definition": listed(
            "描述, 说明, 含义, 参数说明, 参数描述, 字段说明, 字段描述, 备注, 解释, "
            "详细说明, 释义, 注释, 约束, 限制说明, 定义, 說明, 備註, 补充说明"
        ),
        "required": listed(
            "是否必选, 是否必填, 是否必须, 是否必需, 必选, 必填, 必须, 必需, 必填项, "
            "是否必传, 必传, 必要, 是否必要, 可选, 必選, 必填否, 是否可选, "
            "约束条件"
        ),
        "default": ("默认值", "默认", "缺省值", "缺省", "预设值", "預設值", "默認值", "初始值"),
        "range": ("取值范围", "范围", "值范围", "取值區間", "取值区间", "限制", "范围限制"),
        "allowed": listed(
            "可选值, 枚举值, 枚举, 可用值, 可选项, 取值, 允许值, 可取值, 候选值, "
            "合法值, 有效值, 支持的值, 允许的值, 可接受的值, 可用选项, 可用模型, 支持的模型"
        ),
        "minimum": ("最小值", "最小", "下限"),
        "maximum": ("最大值", "最大", "上限"),
        "subfield": ("子参数", "子字段", "子属性", "二级参数"),
        "location": ("位置", "参数位置", "所在位置", "传参位置", "传入位置", "传参方式"),
        "deprecated": ("是否废弃", "已废弃", "已弃用"),
        "ignored": ("示例", "示例值", "例子", "样例", "参考值", "版本", "序号", "举例", "单位", "範例"),
    },
    sections={
        "header": "请求头|請求頭|鉴权|认证|header",
        "query": "查询参数|query\\s*参数",
        "path": "路径参数|path\\s*参数",
        "error": "错误码|錯誤碼|状态码|错误|异常",
        "response": "响应|返回|回复|输出|出参|结果|回调|應答|应答",
        "about": "价格|计费|费用|定价|更新日志|常见问题|安装|环境变量|部署",
        "body": "请求|請求|输入|入参|参数|body|字段|属性",
    },
    mandatory="(?<!时)(?:必填|必选|必须|必需|必传)",
    optional="选填|可选|非必填|非必选",
    generic="接口|请求|响应|返回|输入|输出|查询|参数|字段|说明|描述|示例|文档|地址|方法|方式|概述|简介|介绍|目录|首页|快速|开始|入门|鉴权"
    "|认证|调用|使用|模型|列表|数据|内容|返回值|应答|入参|出参|体|头|的|和|与",
    yes=("是", "必填", "必选", "必须", "必需", "必要", "必传", "需要", "是的", "必選"),
    no=listed("否, 可选, 选填, 非必填, 非必选, 非必须, 非必需, 不必填, 不是, 不需要, 不必须, 可選, 不必, 任选"),
    conditional=("条件必选", "条件必填", "条件必须", "视情况", "条件必需", "有条件必填", "按需", "部分必填"),
    blank=("无", "空", "没有", "未设置", "無", "不限", "无默认值", "暂无"),
    types=kinds(
        "string: 字符串, 文本, 枚举, 字符; integer: 整数, 整型; number: 数字, 数值, 浮点数, 浮点; "
        "boolean: 布尔, 布尔值; array: 数组, 列表; object: 对象"
    ),
    wordings=(
        wording("a noun after a name", r"(?<=[a-z\d]`)\s*(?:参数|字段)(?![值\u540d])", ""),
        wording(
            "what holds where it is left out",
            r"(?:省略|不传|不填|缺省|留空)时?,?\s*(?:则|就)?(?:默认)?(?:为|使用|取)\s*(?=[`\"A-Za-z0-9])",
            " Default: ",
            ("哼唱方式；省略时为 `std`", "string", (("default", "std"),)),
        ),
        wording("a lead", r"^\s*[在对若当如](?P<of>[^,.;`:]{1,30}?)[下时中]\s*(?=:\s*$)", r"In \g<of>"),
        wording(
            "in a mode",
            r"(?<=[A-Za-z\d`\"])\s*模式下(?=\s*,?\s*(?:必|不|无|忽略|仅|可))",
            " mode时",
            ("在 LOUD 模式下必填", "string", (("rule", "required when tone=LOUD"),)),
        ),
        wording("for a purpose", r"(?<=[`\"])\s*以(?:使用|便于?|启用)[^,.;`\uff0c\u3002]*", ""),
        wording(
            "what one service takes",
            r"(?<![该本此\u4e00-\u9fff])(?:[\u3400-\u9fff]{2,6})?(?:服务|引擎|用户|账号)\s*(?:[(（][^()（）]*[)）]\s*)?(?:当前|目前|暂时?)?(?:仅|只)支持",
            " depends on the service: ",
            ("音色。本地服务（甲）仅支持 `a`；其他不限", "string", NO_FACTS),
        ),
        wording(
            "a value in a condition",
            rf"`?(?P<name>[A-Za-z_][\w.]*)`?\s*(?:参数|字段)?\s*的?(?:取值|值)?\s*(?:设置为|设为|选择为?|等于|为|是|=)"
            rf"\s*(?P<values>{_VALUE}(?:\s*(?:/|或者?)\s*{_VALUE})*)`?\s*(?=时(?!长|间|段|刻))",
            r"`\g<name>` is \g<values> ",
        ),
        wording(
            "advice",
            r"(?:建议|推荐|最好|通常|常[用见](?:的)?(?:选项|取值|值|音色|尺寸|参数))(?:[^,.;\uff0c\u3002\uff1b\n]|(?<=\d)\.(?=\d))*",
            "(recommended)",
            ("建议不超过 500 字。", "string", NO_FACTS),
            ("推荐范围 4.0 到 5.0", "number", NO_FACTS),
            ("常用选项有：a1, b2。", "string", NO_FACTS),
        ),
        wording(
            "about a file",
            r"(?!.*(?:可选值|枚举|默认|取值|可接受|必填|必选|必传|必需))(?:^|(?<=[,.;\uff0c\u3002\uff1b\n(]))[^,.;\uff0c\u3002\uff1b\n`]*?(?:文件|图片|图像"
            r"|视频|音频|宽高|短边|长边|宽高比|分辨率|格式|比例)[^.;\u3002\uff1b\n]*?(?:MB|KB|GB|px|像素|\d\s*[:\uff1a]\s*\d\s*(?:到|至|~|-|之间"
            r"|以内)|(?:超过|[大小]于|介于|在)\s*\d+\s*[:\uff1a]\s*\d|(?<![a-z])\.?(?:jpe?g|png|webp|mp4|mov|wav|mp3)\b|帧率"
            r"|\d+\.\d+ 到)[^;\u3002\uff1b\n]*",
            "(about a file)",
            ("文件大小不超过 10MB。", "string", NO_FACTS),
            ("图片格式支持 `.jpg`、`.png`", "string", NO_FACTS),
        ),
        wording(
            "so many items",
            r"(?:数组长度|数组大小|元素个数|元素数量|数组元素数量)\s*(?:限制|范围)?(?:为|是)?\s*:?\s*(?P<a>\d+)\s*(?:-|~|到|至)\s*(?P<b>\d+)",
            r" \g<a> to \g<b> items ",
            ("数组长度：1 - 3", "array", (("minItems", 1), ("maxItems", 3))),
        ),
        wording(
            "example",
            r"(?:^|(?<=[,.;(\s]))(?:示例|例如|举例|例|比如|如)\s*:?\s*(?=[`\"A-Za-z\d])[^;\u3002)]*",
            "(e.g. one)",
            ("示例: `a`, `b`", "string", NO_FACTS),
            ("尺寸, 如 `1024*1024`", "string", NO_FACTS),
        ),
        wording(
            "format",
            r"(?:格式|形式)\s*(?:为|是|形如)\s*:?\s*[`\"][^`\"]*[`\"](?!\s*(?:,|或|/)\s*[`\"])",
            "(a format)",
            ("格式为 `宽x高`。", "string", NO_FACTS),
        ),
        wording(
            "default elsewhere",
            r"(?:默认值?|取值范围|可选值)\s*(?:依据|根据|取决于|依赖于|由)[^,.;:\d`]*(?:而定|决定|不同)?\s*(?::|(?=[,.;]|$))",
            " ",
            ("默认值依据模型而定。", "string", NO_FACTS),
        ),
        wording(
            "see a table",
            r"(?:详见|参见|见|请参考|参考)(?:下方|下面|上方|下|上|文末)?[^,.;`]{0,10}(?:列表|表格|表)(?=\s*(?:$|[.;,)]))",
            "See the list of values below",
            ("见下方音色列表", "string", (("enum", ["v1", "v2"]),)),
        ),
        wording(
            "marked as default",
            r"(?P<sign>\(|(?<=[`\"]):)\s*默认值?\s*(?=[,)])",
            r"\g<sign>default",
            ("`a` (默认) 或 `b`", "string", (("default", "a"), ("enum", ["a", "b"]))),
            ("`false`：默认值，不循环；`true`：循环", "boolean", (("default", False),)),
        ),
        wording(
            "values of which one is chosen",
            r"(?:^|(?<=[\u3400-\u9fff)],\s)|(?<=[\u3400-\u9fff]:\s))(?P<list>(?:(?=[\w.]*[-\d])[a-z][\w.-]*\s*(?:[,/]|或者?)\s*)+(?=[\w.]*[-\d])[a-z][\w.-]*"
            r"|(?:\d+\s*[,/]\s*)*\d+\s*或者?\s*\d+)(?=\s*秒?\s*(?:$|[.,;(]))",
            r" Valid values: \g<list> ",
            ("模型，tuba-2 或 tuba-3，默认 tuba-2", "string", (("enum", ["tuba-2", "tuba-3"]), ("default", "tuba-2"))),
        ),
        wording("seconds", r"(?<=\d)\s*秒(?:钟)?", " seconds "),
        wording("wave dash", r"\s*[~\uff5e\u301c]\s*(?:(?P<n>\d+)\s*[张个条段项幅次](?=\s*(?:$|[.,;)])))?", r"~\g<n>"),
        wording(
            "between",
            r"(?:必须|需要?|应)?(?:介于|在)\s*(?P<a>`?-?\d[\d.]*`?)\s*(?:和|与|及|到|至|~|-)\s*(?P<b>`?-?\d[\d.]*`?)\s*之间",
            r" between \g<a> and \g<b>",
            ("必须介于 1 和 9 之间。", "integer", (("minimum", 1), ("maximum", 9))),
        ),
        wording(
            "one of",
            rf"(?:必须|只能|应|须)?(?:是|为)?\s*(?P<list>{_LIST})\s*(?:之一|其中之一|中的一个)",
            r" Must be one of \g<list>",
            ("必须是 a1、b2 或 c3 之一。", "string", (("enum", ["a1", "b2", "c3"]),)),
        ),
        wording(
            "length range",
            r"(?:字符|文本)?(?<!数组)(?:长度|字数)(?:取值)?(?:范围|限制)?(?:为|是)?\s*:?\s*(?:\[(?P<a>\d+)\s*,\s*(?P<b>\d+)\]"
            r"|(?P<c>\d+)\s*[-~]\s*(?P<d>\d+)\s*(?:个?(?:字符|汉字|字))?(?=\s*(?:$|[.,;)])))",
            r" Length \g<a>\g<c> to \g<b>\g<d> characters ",
            ("文本长度限制：1 - 90", "string", (("minLength", 1), ("maxLength", 90))),
            ("文本，长度 1~90 字符", "string", (("minLength", 1), ("maxLength", 90))),
            ("长度取值范围[1, 90]。", "string", (("minLength", 1), ("maxLength", 90))),
        ),
        wording(
            "a range of texts",
            rf"(?:取值|可选|有效)?范围(?:为|是)?\s*:?\s*(?=[`\"]?\d{{0,5}}[A-Za-z:*])(?=(?:{_LIST}))",
            " Valid values: ",
            ("取值范围：`a`，`b`", "string", (("enum", ["a", "b"]),)),
        ),
        wording(
            "range at the end",
            r"(?<=[\u3400-\u9fff])(?<![\u503c\u56f4])\s+(?P<a>-?\d[\d.]*)\s*[-~]\s*(?P<b>\d[\d.]*)(?=\s*(?:$|[,.;]))",
            r" Range: \g<a>-\g<b>",
            ("时长秒数 3-10，默认 5", "integer", (("minimum", 3), ("maximum", 10), ("default", 5))),
        ),
        wording(
            "range in words",
            r"(?P<a>`?-?\d[\d.]*`?)\s*(?:到|至)\s*(?P<b>`?-?\d[\d.]*`?)(?:之间)?",
            r"\g<a> to \g<b>",
            ("取值范围 1 到 9。", "integer", (("minimum", 1), ("maximum", 9))),
        ),
        wording(
            "range",
            (
                r"(?:参数)?(?:取值|数值|有效|值|可选|允许)?(?:的)?范围(?:值)?(?:是|为|在)?\s*:?\s*|取值(?:为|在)?\s*:?\s*(?=`?-?\d+`?~|\[)"
            ),
            " Range: ",
            ("取值范围 3~12", "integer", (("minimum", 3), ("maximum", 12))),
            ("种子，取值[3, 12]", "integer", (("minimum", 3), ("maximum", 12))),
        ),
        wording(
            "default",
            r"(?:默认|缺省|預設|默認)(?:值)?\s*(?:为|是|使用|采用|:)?\s*:?\s*(?=[`\"A-Za-z0-9_\[-])",
            " Default: ",
            ("默认 `std`", "string", (("default", "std"),)),
            ("默认值为 5。", "integer", (("default", 5),)),
        ),
        wording(
            "fixed value",
            r"(?:(?:此处|这里|固定(?:设置)?|(?:^|(?<=[.;]\s))设置|(?:必须|应该?|需要?)设置|只能|需要设置|请填写|必须)(?:为|是|填|填写|传)\s*:?|(?:必须)?(?<![为是])固定(?:传入|使用|填写)?)\s*"
            r"(?=[`\"]|[a-z]\w*[-.][\w.-]*\d[\w.-]*\s*(?:$|[,;]))",
            " Must be ",
            ("固定 `tuba-2`", "string", (("enum", ["tuba-2"]),)),
            ("固定设置为 `tuba-2`。", "string", (("enum", ["tuba-2"]),)),
            ("设置为 `tuba-2`。", "string", (("enum", ["tuba-2"]),)),
            ("固定为 tuba-2", "string", (("enum", ["tuba-2"]),)),
            ("模型名称，此处为 `tuba-2`", "string", (("enum", ["tuba-2"]),)),
        ),
        wording(
            "values",
            r"(?:可选值|可选项|可接受的值|可用选项|可用值|枚举值|枚举|可取值|取值类型|候选值|有效值|允许值|允许的值|合法值|可选的值|可选|支持的值|取值)(?:包括|有|为|是"
            r"|如下)?\s*:?\s*(?=[`\"A-Za-z0-9_-])",
            " Valid values: ",
            ("可选值：`on`、`off`，默认 `off`", "string", (("enum", ["off", "on"]), ("default", "off"))),
            ("可选值：`on`", "string", (("enum", ["on"]),)),
        ),
        wording(
            "only of some models",
            rf"(?:仅|只有?)\s*(?P<of>{_MODEL}(?:\s*(?:[,/、]|和|与|及)\s*{_MODEL})*)\s*(?:模型|版本)?\s*(?:才?支持|可用|有效)",
            r" Only available with \g<of> models ",
            ("循环(仅 tuba-2-lite 支持,最多3次)", "string", (("rule", "only when model=tuba-2-lite"),)),
        ),
        wording(
            "supported values",
            rf"(?:仅|只)(?:支持|能为|能是|可为)?\s*:?\s*(?=[`\"]|{_LIST})(?![^,.;]{{0,80}}\s时)",
            " Only supports ",
            ("仅支持 `a`、`b`", "string", (("enum", ["a", "b"]),)),
            ("时长, 仅 5/10 秒", "string", (("enum", ["10", "5"]),)),
        ),
        wording(
            "supports",
            rf"支持(?:的)?[^,.;:`\"\w]{{0,2}}(?:固定)?(?:尺寸|大小|分辨率|取值|语言|比例|宽高比|时长|模式|风格|音色)?(?:有|包括|为)?\s*:?\s*(?=[`\"]"
            rf"|{_LIST})",
            " Supports: ",
            ("支持 `a`、`b`", "string", (("enum", ["a", "b"]),)),
            ("支持的尺寸：`a`、`b`", "string", (("enum", ["a", "b"]),)),
        ),
        wording(
            "not negative", "非负整?数", " must be a non-negative value ", ("非负整数", "integer", (("minimum", 0),))
        ),
        wording("positive", "正整数", " must be a positive integer ", ("正整数", "integer", (("minimum", 1),))),
        wording(
            "what a value is of",
            r"(?<=[A-Za-z0-9])(?:格式|模式)(?=\s*(?:$|[,.;)]))",
            "",
            ("输出 mp3, wav, 默认为mp3格式", "string", (("default", "mp3"),)),
        ),
        wording("characters", r"(?<=\d)`?\s*个?(?:字符|汉字|字)(?!段|节|母)", " characters "),
        wording(
            "at most so many characters",
            (
                rf"(?:长度|字数)?(?:最[多长]支持|最多|最大|不(?:能|得|可|应|要)?(?:超过|大于|多于|长于)|最长|上限为?|小于等于|限制为?|限"
                rf"|最大长度(?:为|是)?\s*:?)\s*(?:为)?\s*:?\s*{_NUMBER}\s*characters"
                r"|(?:长度|字数)?(?:限制|限)?(?:为|在)?\s*(?P<m>\d[\d,]*)\s*characters\s*(?:以内|之内|内)"
            ),
            r" Maximum \g<n>\g<m> characters ",
            ("提示词, 500字以内", "string", (("maxLength", 500),)),
            ("提示词，最多 800 字符", "string", (("maxLength", 800),)),
            ("最大长度：300 字符。", "string", (("maxLength", 300),)),
            ("最长支持 300 个字符。", "string", (("maxLength", 300),)),
        ),
        wording(
            "at most",
            (
                rf"(?:[最至]多(?:支持|包含|可传|传入|上传)?|不(?:能|得|可|应|要)?(?:超过|大于|多于)|最大(?:值)?(?:为|是)?\s*:?"
                rf"|上限(?:为)?|小于等于)\s*{_NUMBER}\s*(?:个|张|项|条|段)?"
            ),
            r" maximum \g<n> ",
            ("最多 6 个", "array", (("maxItems", 6),)),
            ("最大值为 9", "integer", (("maximum", 9),)),
        ),
        wording(
            "at least",
            (
                rf"(?:最少|至少|不少于|不小于|最小(?:值)?(?:为|是)?\s*:?|下限(?:为)?|大于等于)\s*{_NUMBER}\s*(?:个|张|项|条|段)?"
            ),
            r" minimum \g<n> ",
            ("最少 1 个镜头", "array", (("minItems", 1),)),
        ),
        wording(
            "multiple",
            rf"(?:必须|需|须|应)?(?:是|为)?\s*{_NUMBER}\s*的(?:整数)?倍数",
            r" must be a multiple of \g<n> ",
            ("必须是32的倍数", "integer", (("multipleOf", 32),)),
        ),
        wording(
            "required when",
            rf"{_WHEN}{_THIS}(?:必填|必选|必传|必需|必须填写|必须提供|必须传入|(?:不能|不可|不允许|不得)为空)",
            r" Required when \g<if>\g<own>. ",
            ("tone 取值为 LOUD 时，该参数必选", "string", (("rule", "required when tone=LOUD"),)),
            ("当 `tone` 为 `LOUD` 时必填", "string", (("rule", "required when tone=LOUD"),)),
        ),
        wording(
            "another is required",
            rf"(?P<names>{_NAMES})\s*(?:均|都)?(?:为|是)?(?:必填|必选|必传|必需|必须(?:填写|提供|传入)|(?:不能|不可|不允许)为空)(?!项)",
            r" \g<names> is required ",
        ),
        wording(
            "only when",
            r"(?:仅|只)(?:在|当)\s*(?P<if>[^,.;]*?)\s*时\s*,?\s*(?:可用|支持|可以使用|才可用|可设置)",
            r" Only available when \g<if>. ",
            ("仅当 `tone` 为 `LOUD` 时可用", "string", (("rule", "only when tone=LOUD"),)),
        ),
        wording(
            "needs a value",
            r"(?:仅|只)?(?:需|需要|须|必须)(?:同时|先)?(?:启用|开启|设置|将)?\s*`?(?P<name>[A-Za-z_]\w*)`?\s*(?:=|:|设置为|设为|为)\s*`?"
            r"(?P<value>[\w.-]+)`?",
            r" Only available when `\g<name>` is `\g<value>`. ",
            ("循环, 需 tone=LOUD", "string", (("rule", "only when tone=LOUD"),)),
        ),
        wording(
            "takes effect when",
            r"(?:(?:仅|只)(?:在|当)?|在|当)\s*(?P<if>[^,.;]*?)\s*时\s*,?\s*才?(?:生效|有效)",
            r" Only applies when \g<if>. ",
            ("仅当 `tone` 为 `LOUD` 时生效", "string", (("rule", "ignored when tone is not LOUD"),)),
            ("仅 `tone=LOUD` 时生效。", "string", (("rule", "ignored when tone is not LOUD"),)),
        ),
        wording(
            "ignored when",
            rf"{_WHEN}{_THIS}(?:被)?(?:忽略|无效|不生效|失效)(?:此参数|该参数)?",
            r" Ignored when \g<if>\g<own>. ",
            ("当 `echo` 为 `true` 时忽略", "string", (("rule", "ignored when echo=true"),)),
        ),
        wording(
            "not available when",
            rf"{_WHEN}{_THIS}(?:暂?不支持|不可用|不可设置|不(?:能|可)使用|无法使用)(?:此参数|该参数)?(?=\s*(?:$|[.;,)]))",
            r" Not available when \g<if>\g<own>. ",
            ("tone 为 LOUD 时不支持。", "string", (("rule", "not available when tone=LOUD"),)),
        ),
        wording(
            "others ignored when",
            rf"(?P<if>为\s*`[^`]+`)\s*时\s*,?\s*(?P<names>{_NAMES})\s*(?:均|都)?(?:无效|被忽略|不生效|失效)",
            r" When this \g<if>, \g<names> are ignored. ",
        ),
        wording(
            "not together",
            (
                rf"(?:不能|不可|无法|不支持|不得)(?:与|和|同)\s*(?P<names>{_NAMES})\s*(?:参数)?\s*(?:一起|同时"
                rf"|共同|混合)(?:使用|提供|传入|设置)|(?:与|和)\s*(?P<other>{_NAMES})\s*互斥(?:\s*,\s*(?:不能|不可)(?:共存|同时使用))?"
            ),
            r" Mutually exclusive with \g<names>\g<other>. ",
            ("不能与 `tune` 同时使用。", "string", (("rule", "excludes music.tune"),)),
            ("与 `tune` 互斥。", "string", (("rule", "excludes music.tune"),)),
        ),
        wording(
            "at least one",
            rf"(?P<names>{_NAMES})\s*(?:(?:至少|必须)[二三四两]选一|至少(?:填写|提供|传入?|需要?)(?:其中)?(?:一个|其一|之一|一项))"
            r"(?:\s*,\s*(?:[二三两]者)?(?:不能|不可)同时为空)?",
            r" At least one of \g<names> must be provided. ",
        ),
        wording(
            "one of this and another",
            rf"(?<!不)(?:与|和)\s*(?P<name>{_NAME})\s*(?:必须)?[二两]选一",
            r" Either this or \g<name> must be provided. ",
        ),
        wording(
            "never together",
            rf"(?P<names>{_NAMES})\s*(?:[二三四五两]选一\s*,?\s*)?(?:不能|不可|不得)同时(?:使用|传入|设置|存在|出现)",
            r"\g<names>. These parameters cannot be used at the same time. ",
        ),
        wording(
            "used together",
            (
                rf"(?<![不可能])(?:需|须|需要|必须)?(?:配合|与|和|同|搭配)\s*(?P<names>{_NAMES})\s*(?:参数)?\s*(?:一起|同时"
                rf"|配合|搭配)(?:使用|提供|传入)"
            ),
            r" Requires \g<names>. ",
            ("需配合 `tune` 一起使用。", "string", (("rule", "requires music.tune"),)),
        ),
        wording(
            "a model does without",
            r"(?:^|(?<=[,.;]))\s*(?P<model>`?[A-Za-z][\w.-]*`?)\s*(?:模型|版本)?\s*(?:不|暂不)支持"
            r"(?:(?:该|此|这个)(?:参数|字段|功能)|(?=\s*(?:$|[.;,)])))",
            r" \g<model> model does not support this parameter. ",
            ("tuba-2-lite 模型不支持该参数", "string", (("rule", "not available on model tuba-2-lite"),)),
            ("tuba-2-lite 不支持", "string", (("rule", "not available on model tuba-2-lite"),)),
        ),
        wording(
            "when another has a value",
            r"(?:^|(?<=[,;.(]))\s*(?:当|如果|若|在)?\s*(?P<if>[^,;.()\u3400-\u9fff]{1,60}\s*(?:设置为|设为|等于|取值为|为|是"
            r"|=|\bis\b)\s*[^,;.()\u3400-\u9fff]{1,60}?)\s*时(?!长|间|段|刻)"
            r"\s*(?:可选|可用|则)?\s*(?:[,:]|(?=[A-Z`]|m(?:ax|in)imum))\s*(?:可选|可用)?\s*:?",
            r" When \g<if>, ",
            ("`tone` 为 `LOUD` 时可选: `a`、`b`", "string", (("enum", ["a", "b"], "tone=LOUD"),)),
        ),
        wording(
            "under another condition",
            r"(?:^|(?<=[,;.(]))\s*(?:当|如果|若)\s*(?P<if>[^,;.()]{1,80}?)\s*时(?!长|间|段|刻)\s*[,:]?",
            r" When \g<if>, ",
        ),
        wording("not given", r"(?P<name>`[^`]+`)\s*(?:未|没有|不)(?:" + _GIVEN + ")", r"\g<name> is not provided"),
        wording(
            "given",
            rf"(?:{_GIVEN})了?\s*(?P<name>`[^`]+`)(?=\s*(?:[.,;]|$|且|并))"
            rf"|(?P<before>`[^`]+`)\s*已?被?(?:{_GIVEN})(?=\s*(?:$|[,.;)]|[时则且并]))",
            r"\g<name>\g<before> is provided",
        ),
        wording("means", r"\s*(?:表示|代表|意味着|即)\s*", " means "),
        wording("is", r"\s*(?:设置为|设为|等于|取值为|为|是)\s*(?=[`\"]|true|false)", " is "),
        wording("and", r"(?<=[`\w])\s*(?:并且|而且|且|同时|和|以?及|与)\s*(?=`|\w(?<![\u3400-\u9fff]))", " and "),
        wording("or", r"(?<=[`\"\w)])\s*(?:或者|或是|或)\s*(?=[`\"\w])", " or "),
        wording(
            "required",
            r"(?:^\s*\(?|[(,]\s*(?=[^()]{2,5}\)?\s*\.?\s*$))(?:必填|必选|必传|必需|必须)(?:字段|参数|项)?\)?\s*(?=[.,;:)]|$)",
            " (required)",
            ("必填。", "string", (("required", True),)),
            ("曲调(必填)。", "string", (("required", True),)),
        ),
        wording(
            "optional",
            r"(?:^\s*\(?|[(,]\s*(?=[^()]{2,6}\)?\s*\.?\s*$))(?:选填|可选|非必填|非必选|非必须)(?:字段|参数|项)?\)?\s*(?=[.,;:)]|$)"
            r"|^\s*可选的(?=[\u3400-\u9fff]{1,12}\s*\.?\s*$)",
            " (optional) ",
            ("选填。", "string", (("required", False),)),
            ("可选的曲调。", "string", (("required", False),)),
            ("曲调,选填。", "string", (("required", False),)),
        ),
        wording(
            "deprecated",
            r"^\s*\(?(?:已废弃|已弃用|废弃|弃用)\)?\s*(?=[.,;:)]|$)",
            "Deprecated",
            ("已废弃。", "string", (("deprecated", True),)),
        ),
        wording(
            "each item includes",
            (r"(?:每项|每个元素|每个对象|每一项|数组元素|每个)\s*(?:需要|必须|应)?(?:包含|包括)\s*:?\s*"),
            " Each item includes ",
        ),
    ),
    telling="必须|非空|不能为空|需(?!求)|不能|不可|不得|最多|最少|至少|仅|只能|只支持|默认|范围|不超过|不少于|大于|小于|互斥|(?<!是否)同时|配合|忽略"
    "|无效|必填|当.{0,40}时|上限|下限|倍数"
    "|可选值|枚举|不支持|需要",
)
