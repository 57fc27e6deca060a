"""Words for what becomes of a parameter under a condition, and words that a condition begins with."""

from __future__ import annotations

from typing import Final

USABLE: Final = (
    r"(?:available|supported|allowed|valid|permitted|accepted|acceptable|usable|possible|enabled|settable|compatible"
    r"|offered|legal|selectable|eligible|accessible|an option)"
)
USED: Final = (
    r"(?:used|set|sent|given|passed|provided|specified|supplied|included|combined|mixed|present|chosen|selected|picked"
    r"|accompanied|paired|filled in|defined|added)"
)
DO: Final = r"(?:use|set|send|give|pass|provide|specify|supply|include|combine|mix|choose|select|pick|pair|add|fill in)"
_IT: Final = r"(?: (?:it|this|this (?:field|parameter|option)|the (?:field|parameter|option)|a value))"
_BE: Final = r"(?:(?:is|are|be|becomes?|will be|gets?) )?"
CANNOT: Final = r"(?:cannot|can not|must not|may not|should not|do not|not to|never)"
MUST: Final = r"(?:must|has to|have to|needs? to)"
SOLELY: Final = r"(?:only|solely|exclusively)"
_GONE: Final = r"(?:left (?:out|empty|blank|unset|off)|omitted|absent|unset|empty|missing|removed|dropped|null)"
_EFFECT: Final = r"(?:an? |any )?(?:effect|meaning|influence|impact)"
_NO_EFFECT: Final = (
    rf"{_BE}(?:ignored|skipped|disregarded|discarded|overridden|overruled|unused|redundant|irrelevant|meaningless|a "
    rf"no-op|(?:without|has no|have no|of no|no) (?:effect|meaning|influence|impact)|not (?:used|applied|applicable"
    rf"|considered|read|honou?red|respected|relevant|effective|evaluated|taken into account))|(?:does|do"
    rf"|will) not (?:apply"
    rf"|work(?! (?:together )?with\b)|count|matter|take effect|do anything|have {_EFFECT}|make (?:a|any) difference)"
    rf"|(?:does|do) nothing|makes? no difference|takes? no effect|loses? its effect"
)
_DENIED: Final = (
    rf"{_BE}(?:not (?:currently |yet )?{USABLE}|unavailable|unsupported|disabled|incompatible|rejected|refused"
    rf"|forbidden|prohibited|disallowed|banned|blocked|invalid|illegal|impossible|excluded|ruled out|mutually exclusive"
    rf"|in conflict|an error)|conflicts?|clash(?:es)?|fails|(?:causes|leads to|results in|returns) an error"
    rf"|{CANNOT} (?:be )?(?:{USED}|{DO}|coexist|go|appear){_IT}?(?: together| along)?|(?:does|do) not (?:go|mix"
    rf"|combine|work(?= (?:together )?with\b))"
    rf"|(?:{MUST}|should) be {_GONE}|(?:^|(?<=[.;(] ))(?:not(?= (?:for|in|on|with|together|alongside|at)\b)"
    rf"|(?:(?:leave|keep){_IT}? ?(?:out|empty|unset|blank)|(?:omit|drop|remove){_IT}?)(?= (?:when|whenever|if|unless"
    rf"|with)\b))"
)
_NEEDED: Final = (
    rf"{_BE}(?:{SOLELY} )?(?:required|mandatory|needed|necessary|compulsory|obligatory)|{CANNOT} be {_GONE}"
    rf"|{MUST} (?:also |always )?(?:be {USED}|{DO}{_IT})|(?:^|(?<=[.;(] )){DO}{_IT}(?= (?:when|whenever|if|unless)\b)"
)
_COUNTS: Final = (
    rf"(?:used|useful|appl(?:y|ie[sd])|applicable|relevant|effective|active|considered|respected|honou?red|observed"
    rf"|evaluated|read|works?|functions?|matters?|counts?|meaningful|understood|makes? (?:an?y? difference|sense)"
    rf"|takes? (?:effect|part)|ha(?:s|ve) {_EFFECT}|taken into account|in effect)"
)
RELATION: Final = (
    rf"(?P<free>{_BE}(?:optional|not (?:required|needed|mandatory|necessary))|(?:can|may) be (?:{_GONE}|skipped))"
    rf"|(?P<needed>{_NEEDED})|(?P<idle>{_NO_EFFECT})|(?P<denied>{_DENIED})|(?P<reserved>{_BE}(?:exclusive|limited"
    rf"|restricted|reserved|confined)(?= (?:to|for|on|in)\b))|(?P<usable>(?:(?:{SOLELY}|can|may|must|is"
    rf"|are) )*(?:{USABLE}|be {USED}|{DO}{_IT}?|goes|go|exists?|is(?= (?:for|on|in)\b)))|(?P<effect>(?:{SOLELY} "
    rf"|can )?{_BE}{_COUNTS})"
)
"""What becomes of a parameter or a value under a condition, by kind."""
TOGETHER: Final = (
    rf"(?:{CANNOT} (?:both |all )?(?:be )?(?:{USED}|coexist|go|appear) (?:together|at the same time|simultaneously"
    rf"|at once|in (?:the same|one) request)|are (?:mutually exclusive|incompatible|alternatives)|exclude (?:each other"
    rf"|one another)|conflict(?: with each other)?\b(?! with)|do not (?:go|work|mix) together)"
)
"""What is said of parameters of which one alone may be sent."""
WITH: Final = (
    r"(?:together |along |paired |in combination |in conjunction )?with|at the same time as|alongside"
    r"|in the presence of|by"
)
UNLESS: Final = (
    r"unless|except(?: when| if| for| in| with| on)?|outside(?: of)?|without|in the absence of"
    r"|(?:for )?(?:all |any )?(?:models? )?other than"
)
OF_VALUES: Final = r"in|for|on|at|under|during"
CONNECTOR: Final = (
    rf"when(?:ever)?|if|where|while|once|as (?:long|soon) as|so long as|in case|in the case (?:of|that)"
    rf"|assuming(?: that)?|given that|provided(?: that)?(?= `| the )|{UNLESS}|{WITH}|{OF_VALUES}"
)
"""Words that a condition begins with."""
