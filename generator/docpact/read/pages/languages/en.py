"""English: heads, sections and marks. Its phrases are the grammar itself, in ``phrases/``."""

from __future__ import annotations

from typing import Final

from docpact.read.pages.languages.entry import Language, listed

ENGLISH: Final = Language(
    code="en",
    words=True,
    marks=r"\b(?:the|of|is|are|an|to|and|or|for|with|when|if|in|on|by|not|must|can|may|be|this|that|it|each|from|at|up|only"
    r"|maximum|minimum|default|values?|optional|required|between|characters|example|range|options?)\b",
    heads={
        "name": listed(
            "parameter, parameters, name, field, fields, property, argument, key, param, params, prop, props, "
            "property name, argument name, body parameter, request parameter, option, attribute, variable, input, "
            "member, element"
        ),
        "type": ("type", "data type", "datatype", "types", "format"),
        "definition": listed(
            "definition, description, descriptions, details, detail, explanation, meaning, info, information, "
            "notes, note, constraints, constraint, comments, comment, purpose, remarks, remark, tags, "
            "what it does, use, usage, validation, rules, about, summary, instructions, definitions"
        ),
        "required": listed(
            "required, mandatory, required optional, presence, requirement, req, mandatory optional, m o, "
            "optional required, required or optional, optionality, must, necessity, obligatory, compulsory, needed, "
            "optional"
        ),
        "default": ("default", "defaults", "default values", "initial value", "fallback"),
        "range": listed(
            "range, limits, limit, valid range, allowed range, bounds, accepted range, ranges, "
            "range of values, min max, permitted range"
        ),
        "allowed": listed(
            "allowed values, accepted values, valid values, possible values, supported values, available values, "
            "permitted values, options, values, enum, choices, allowed, accepts, value, valid options, "
            "available options, permitted, enum values, enumeration, possible options, supported, "
            "enums, possible enum values, allowed enum values"
        ),
        "minimum": listed(
            "min, minimum, lower bound, min length, minimum length, min items, minimum items, minlength, minitems"
        ),
        "maximum": listed(
            "max, maximum, upper bound, max length, maximum length, max items, maximum items, maxlength, maxitems"
        ),
        "subfield": listed(
            "subfield, sub field, sub parameter, nested field, nested parameter, subfields, child, "
            "sub property, inner field"
        ),
        "location": ("in", "location", "position", "located in", "passed in", "param type"),
        "deprecated": ("deprecated",),
        "ignored": listed(
            "example, examples, sample, since, version, no, nr, index, group, "
            "scope, unit, units, added in, example values, link, see also, max file size, accepted file types, "
            "multiple files, file types"
        ),
    },
    sections={
        "header": r"\bheaders?\b|\bauthenti(?:cation|cate|fication)\b|\bauthori[sz]ations?\b",
        "query": r"\bquery (?:string|params?|parameters?|arguments?|fields?)\b|\burl (?:params?|parameters?)\b"
        r"|\bquerystring\b",
        "path": r"\bpath (?:params?|parameters?|variables?|arguments?|fields?)\b|\buri (?:params?|parameters?)\b",
        "error": r"\berrors?\b|\bstatus codes?\b|\bexceptions?\b|\breturn codes?\b",
        "response": r"\bresponses?\b|\breturns?\b|\breturned\b|\breply\b|\banswers?\b"
        r"|\b(?:task|job) objects?\b|\bwebhooks?\b|\bcallbacks?\b|\b(?:outputs?|results?)\b(?!\s+(?:dimensions?|sizes?"
        r"|resolutions?|formats?|ratios?|options?|settings?|quality|styles?|width|height|duration|tiers?|video|image))",
        "about": r"\bpric(?:ing|es?)\b|\bcosts?\b|\bbilling\b|\bchangelog\b|\brate limits?\b|\binstall(?:ation)?\b"
        r"|\bquick ?start\b|\bfaq\b|\bsee also\b|\brelated\b|\bresources\b|\bsdks?\b|\benvironment variables?\b",
        "body": r"\bbody\b|\brequests?\b|\bparameters?\b|\bparams?\b|\binputs?\b|\bpayload\b|\barguments?\b|\bfields?\b"
        r"|\bproperties\b|\battributes?\b|\bschema\b",
    },
    mandatory=r"\b(?:mandatory|required|compulsory)\b",
    optional=r"\boptional\b",
    generic=r"\b(?:a|about|an|and|api|apis|arguments|authentication|authorization|body|code|content|contents|curl"
    r"|description|docs|documentation|endpoint|endpoints|example|examples|fields|for|get|getting|guide"
    r"|header|headers|home|how|http|in|index|input|inputs|introduction|json|menu|method|model|models|name"
    r"|navigation|of|on|output|outputs|overview|page|parameter|parameters|params|payload|post|properties"
    r"|query|quick|quickstart|reference|request|requests|response|responses|rest|schema|schemas|sdk|search"
    r"|start|started|table|the|this|to|type|types|url|usage|use|using)\b",
    yes=listed(
        "yes, required, true, y, mandatory, \u2713, \u2714, \u2705, \u2611, \u25cf, \u221a, always, m, r, "
        "req, must, white check mark, heavy check mark, ballot box with check, check, check mark, "
        "is required, required field"
    ),
    no=listed(
        "no, optional, false, n, \u2717, \u2718, \u274c, \u2716, \u00d7, \u2610, \u25cb, not required, o, "
        "opt, never, heavy minus sign, x cross, cross mark, negative squared cross mark, "
        "heavy multiplication x, optional field, \u2796, \u2212"
    ),
    conditional=("conditional", "conditionally", "c", "conditionally required", "depends", "sometimes", "varies"),
    blank=listed(
        "none, null, nil, undefined, n/a, na, none given, not applicable, no default, empty, not set, unset, "
        "nothing, not specified, unspecified, tbd"
    ),
)
