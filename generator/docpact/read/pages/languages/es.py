"""Spanish. Heads and sections are without accents; the patterns of phrases take both spellings."""

from __future__ import annotations

from typing import Final

from docpact.read.pages.languages.entry import Language, wording

_N: Final = r"(?P<n>`?-?\d[\d.,]*`?)"

SPANISH: Final = Language(
    code="es",
    marks=r"\b(?:el|la|los|las|de|del|por|un|una|es|son|para|con|cuando|no|valores|valor|opcional|obligatorio"
    r"|obligatoria|requiere|al|menos"
    r"|requerid[oa]|m[a\u00e1]ximo|m[i\u00ed]nimo|entre|hasta|uno|predeterminado|m[a\u00fa]ltiplo|rango|permitidos)\b",
    heads={
        "name": ("parametro", "parametros", "campo", "nombre", "propiedad", "argumento", "clave", "atributo"),
        "type": ("tipo", "tipo de dato", "tipo de datos", "formato"),
        "definition": (
            "descripcion",
            "definicion",
            "detalle",
            "detalles",
            "notas",
            "nota",
            "explicacion",
            "comentario",
            "comentarios",
            "observaciones",
            "significado",
        ),
        "required": (
            "obligatorio",
            "requerido",
            "obligatoria",
            "es obligatorio",
            "requerida",
            "obligatoriedad",
            "opcional",
            "necesario",
        ),
        "default": ("predeterminado", "por defecto", "valor por defecto", "valor predeterminado", "defecto", "omision"),
        "range": ("rango", "limites", "limite", "rango de valores", "intervalo"),
        "allowed": (
            "permitido",
            "valores permitidos",
            "valores posibles",
            "valores",
            "opciones",
            "valores validos",
            "permitidos",
            "valores aceptados",
            "valor",
            "enumeracion",
        ),
        "minimum": ("minimo", "min", "valor minimo"),
        "maximum": ("maximo", "max", "valor maximo"),
        "subfield": ("subcampo", "subparametro"),
        "location": ("ubicacion", "posicion", "en"),
        "ignored": ("ejemplo", "ejemplos", "version", "unidad"),
    },
    sections={
        "header": r"\b(?:encabezados?|cabeceras?|autenticacion|autorizacion)\b",
        "query": r"\bparametros? de (?:la )?(?:consulta|query)\b",
        "path": r"\bparametros? de (?:la )?ruta\b",
        "error": r"\berrores\b|\bcodigos? de (?:error|estado)\b",
        "response": r"\brespuestas?\b|\bsalidas?\b|\bresultados?\b|\bdevuelve\b",
        "about": r"\bprecios?\b|\btarifas?\b|\binstalacion\b",
        "body": r"\bcuerpo\b|\bsolicitud\b|\bpeticion\b|\bparametros?\b|\bentradas?\b|\bcampos?\b",
    },
    mandatory=r"\b(?:obligatori|requerid)[oa]s?\b",
    optional=r"\bopcional(?:es)?\b",
    yes=("si", "s\u00ed", "obligatorio", "obligatoria", "requerido", "requerida", "siempre", "verdadero"),
    no=("opcional", "nunca", "no obligatorio", "no requerido", "falso"),
    conditional=("condicional", "depende", "segun el caso"),
    blank=("ninguno", "ninguna", "nulo", "vacio", "sin valor", "no aplica", "vac\u00edo"),
    types={
        "cadena": "string",
        "texto": "string",
        "entero": "integer",
        "numero": "number",
        "n\u00famero": "number",
        "decimal": "number",
        "booleano": "boolean",
        "lista": "array",
        "arreglo": "array",
        "matriz": "array",
        "objeto": "object",
        "cadena de texto": "string",
        "logico": "boolean",
    },
    wordings=(
        wording(
            "recommended",
            r"\bse (?:recomienda|sugiere)[^,.;]*",
            "(recommended)",
            ("Se recomienda no pasar de 500 caracteres.", "string", ()),
        ),
        wording(
            "marked as default",
            r"\((?:valor )?(?:por defecto|predeterminad[oa])(?=[,)])",
            "(default",
            ("`a` (por defecto) o `b`", "string", (("default", "a"), ("enum", ["a", "b"]))),
        ),
        wording(
            "default",
            (r"\b(?:el )?(?:valor )?(?:por defecto|predeterminado|por omisi[o\u00f3]n)(?: es)?\s*:?\s*(?=[`\"\w-])"),
            "Default: ",
            ("Por defecto `soft`.", "string", (("default", "soft"),)),
            ("Valor predeterminado: 5.", "integer", (("default", 5),)),
        ),
        wording(
            "values",
            r"\b(?:los )?valores (?:permitidos|posibles|v[a\u00e1]lidos|aceptados|admitidos)(?: son)?\s*:?\s*"
            r"|\bopciones\s*:\s*"
            r"|\b(?:puede|debe) ser (?:uno de )?(?=[`\"])",
            "Valid values: ",
            ("Los valores posibles son `a` o `b`.", "string", (("enum", ["a", "b"]),)),
        ),
        wording(
            "one of",
            r"\b(?:uno|una) de(?: los siguientes)?\s*:?\s*(?=[`\"\w])",
            "One of ",
            ("Uno de `a` o `b`.", "string", (("enum", ["a", "b"]),)),
        ),
        wording(
            "between",
            r"\bentre\s+(?P<a>`?-?\d[\d.]*`?)\s+y\s+(?P<b>`?-?\d[\d.]*`?)",
            r"Between \g<a> and \g<b>",
            ("Entre 1 y 9.", "integer", (("minimum", 1), ("maximum", 9))),
        ),
        wording(
            "from to",
            (r"\b(?:desde|de)\s+(?P<a>`?-?\d[\d.]*`?)\s+(?:a|hasta)\s+(?P<b>`?-?\d[\d.]*`?)"),
            r"From \g<a> to \g<b>",
            ("De 1 a 9.", "integer", (("minimum", 1), ("maximum", 9))),
        ),
        wording(
            "range",
            r"\brango(?: de valores)?\s*:?\s*",
            "Range: ",
            ("Rango de valores 1-9.", "integer", (("minimum", 1), ("maximum", 9))),
        ),
        wording("characters", r"\bcaracteres\b", "characters"),
        wording("items", r"\b(?:elementos|im[a\u00e1]genes|art[i\u00ed]culos)\b", "items"),
        wording(
            "at most",
            (
                rf"\b(?:un )?(?:m[a\u00e1]ximo|como m[a\u00e1]ximo|hasta|no m[a\u00e1]s de|a lo sumo)\s*(?:de"
                rf"|es)?\s*:?\s*{_N}"
            ),
            r"maximum \g<n>",
            ("M\u00e1ximo 800 caracteres.", "string", (("maxLength", 800),)),
            ("Hasta 4 elementos.", "array", (("maxItems", 4),)),
        ),
        wording(
            "at least",
            (rf"\b(?:un )?(?:m[i\u00ed]nimo|como m[i\u00ed]nimo|al menos|por lo menos)\s*(?:de|es)?\s*:?\s*{_N}"),
            r"minimum \g<n>",
            ("Al menos 2 elementos.", "array", (("minItems", 2),)),
        ),
        wording(
            "multiple",
            rf"\b(?:debe ser )?(?:un )?m[u\u00fa]ltiplo de\s+{_N}",
            r"must be a multiple of \g<n>",
            ("Debe ser m\u00faltiplo de 8.", "integer", (("multipleOf", 8),)),
        ),
        wording(
            "required when",
            r"\b(?:obligatori|requerid)[oa] (?:cuando|si)\b",
            "Required when",
            ("Obligatorio cuando `tone` es `LOUD`.", "string", (("rule", "required when tone=LOUD"),)),
        ),
        wording(
            "only when",
            (r"\b(?:disponible )?s[o\u00f3]lo (?:est[a\u00e1] )?(?:disponible )?(?:cuando|si)\b"),
            "Only available when",
            ("S\u00f3lo disponible cuando `tone` es `LOUD`.", "string", (("rule", "only when tone=LOUD"),)),
        ),
        wording(
            "ignored when",
            r"\bse ignora (?:cuando|si)\b",
            "Ignored when",
            ("Se ignora cuando `echo` es `true`.", "string", (("rule", "ignored when echo=true"),)),
        ),
        wording(
            "not with",
            (
                r"\bno (?:se )?puede(?:n)? (?:usarse|utilizarse|usar|combinarse|combinar) (?:junto )?con\b"
                r"|\bincompatible con\b"
            ),
            "Mutually exclusive with",
            ("No se puede usar con `tune`.", "string", (("rule", "excludes music.tune"),)),
        ),
        wording(
            "requires",
            r"\b(?:requiere|necesita)\b",
            "Requires",
            ("Requiere `tune`.", "string", (("rule", "requires music.tune"),)),
        ),
        wording("is", r"(?<=`)\s+es\s+(?=[`\"]|true|false)", " is "),
        wording("and", r"(?<=`)\s+y\s+(?=`)", " and "),
        wording("or", r"(?<=[`\w\")])\s+o\s+(?=[`\w\"])", " or "),
        wording(
            "required",
            r"^\s*(?:obligatori|requerid)[oa]\b(?=\s*(?:[.,;:)]|$))",
            "Required",
            ("Obligatorio.", "string", (("required", True),)),
        ),
        wording(
            "optional",
            r"^\s*opcional\b(?=\s*(?:[.,;:)]|$))",
            "Optional",
            ("Opcional.", "string", (("required", False),)),
        ),
    ),
    telling=(
        r"\b(?:debe|s[o\u00f3]lo|m[a\u00e1]ximo|m[i\u00ed]nimo|hasta|entre|obligatori[oa]|requiere|requerid[oa]"
        r"|no puede|predeterminado|por defecto|cuando)\b"
    ),
)
