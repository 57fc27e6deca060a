"""Spanish. Heads and sections are without accents; the patterns of phrases take both spellings."""

from __future__ import annotations

from typing import Final

from docpact.read.pages.languages.entry import NO_FACTS, Language, kinds, listed
from docpact.read.pages.languages.words import Words, wordings

SPANISH: Final = Language(
    code="es",
    words=True,
    marks=r"\b(?:el|la|los|las|de|del|por|un|una|es|son|para|con|cuando|no|valores|valor|opcional|obligatorio"
    r"|obligatoria|requiere|al|menos|ejemplo"
    r"|requerid[oa]|m[a\u00e1]ximo|m[i\u00ed]nimo|entre|hasta|uno|predeterminado|m[a\u00fa]ltiplo|rango|permitidos|defecto|o|y|se|debe|puede)\b",
    heads={
        "name": listed(
            "parametro, parametros, campo, nombre, propiedad, argumento, clave, atributo, nombre del parametro, "
            "nombre del campo, nombre de la propiedad, nombre del atributo"
        ),
        "type": ("tipo", "tipo de dato", "tipo de datos", "formato"),
        "definition": listed(
            "descripcion, definicion, detalle, detalles, notas, nota, explicacion, comentario, comentarios, "
            "observaciones, significado"
        ),
        "required": listed(
            "obligatorio, requerido, obligatoria, es obligatorio, requerida, obligatoriedad, opcional, necesario"
        ),
        "default": ("predeterminado", "por defecto", "defecto", "omision"),
        "range": ("rango", "limites", "limite", "rango de valores", "intervalo"),
        "allowed": listed(
            "permitido, valores permitidos, valores posibles, valores, opciones, valores validos, permitidos, "
            "valores aceptados, valor, enumeracion, opciones disponibles, modelos disponibles, voces disponibles"
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
        "body": r"\bcuerpo\b|\bsolicitud\b|\bpeticion\b|\bparametros?\b|\bentradas?\b|\bcampos?\b|\bpropiedades\b",
    },
    mandatory=r"\b(?:obligatori|requerid)[oa]s?\b",
    optional=r"\bopcional(?:es)?\b",
    yes=("si", "s\u00ed", "obligatorio", "obligatoria", "requerido", "requerida", "siempre", "verdadero"),
    no=("opcional", "nunca", "no obligatorio", "no requerido", "falso"),
    conditional=("condicional", "depende", "segun el caso"),
    blank=("ninguno", "ninguna", "nulo", "vacio", "sin valor", "no aplica", "vac\u00edo"),
    types=kinds(
        "string: cadena, texto, cadena de texto; integer: entero; number: numero, n\u00famero, decimal; "
        "boolean: booleano, logico; array: lista, arreglo, matriz; object: objeto"
    ),
    wordings=wordings(
        Words(
            advice=r"se (?:recomienda|sugiere)",
            example=r"ejemplos?|por ejemplo",
            default=r"(?:el )?(?:valor )?(?:(?:por )?defecto|predeterminad[oa]|por omisi[o\u00f3]n)",
            is_=r"es|son|sea|=",
            values=r"(?:los )?(?:valores|opciones) (?:permitid[oa]s|posibles|v[a\u00e1]lid[oa]s"
            r"|aceptad[oa]s|admitid[oa]s)|valores(?=:)",
            must_be=r"(?:puede|debe) ser|acepta|opciones:",
            one_of=r"un[oa] de(?: l[oa]s siguientes)?(?: valores)?",
            range_=r"rango(?: de valores)?",
            from_to=("desde|de", "a|hasta"),
            between=("entre", "y"),
            at_most=r"(?:un |como )?m[a\u00e1]ximo|hasta|no m[a\u00e1]s de|a lo sumo",
            at_least=r"(?:un |como )?m[i\u00ed]nimo|al menos|por lo menos",
            of="de|es",
            characters=r"car[a\u00e1]cter(?:es)?",
            items=r"elementos|im[a\u00e1]genes|art[i\u00ed]culos",
            multiple=r"paso:?|(?:debe ser )?(?:un )?m[u\u00fa]ltiplo de",
            required=r"(?:obligatori|requerid)[oa](?: (?:par[a\u00e1]metro|campo))?",
            optional=r"(?:(?:par[a\u00e1]metro|campo) )?opcional",
            deprecated=r"obsolet[oa]|en desuso",
            when="cuando|si",
            only=r"(?:disponible )?(?:s[o\u00f3]lo|[u\u00fa]nicamente)(?: (?:est[a\u00e1] )?disponible)?",
            ignored="se ignora|ignorado",
            not_with=r"no (?:se )?puede(?:n)? (?:usarse|utilizarse|usar|combinarse|combinar) (?:junto )?con"
            r"|incompatible con",
            never_together="no (?:se )?pueden? (?:usar|utilizar|combinar)(?:se)? (?:juntos|a la vez|al mismo tiempo)",
            requires="requiere|necesita",
            positive="positiv[oa]",
            given="(?:se )?(?:proporciona|indica|especifica|env[i\u00ed]a)(?:do)?",
            not_="no(?: se)?",
            and_="y",
            or_="o",
        ),
        {
            "advice": (("Se recomienda no pasar de 500 caracteres.", "string", NO_FACTS),),
            "example": (("Ejemplo: `a`, `b`", "string", NO_FACTS),),
            "marked as default": (("`a` (por defecto) o `b`", "string", (("default", "a"), ("enum", ["a", "b"]))),),
            "default": (
                ("Por defecto `soft`.", "string", (("default", "soft"),)),
                ("Valor predeterminado: 5.", "integer", (("default", 5),)),
                ("Por defecto se usa la mejor.", "string", NO_FACTS),
            ),
            "values": (("Los valores posibles son `a` o `b`.", "string", (("enum", ["a", "b"]),)),),
            "one of": (("Uno de `a` o `b`.", "string", (("enum", ["a", "b"]),)),),
            "between": (("Entre 1 y 9.", "integer", (("minimum", 1), ("maximum", 9))),),
            "from to": (("De 1 a 9.", "integer", (("minimum", 1), ("maximum", 9))),),
            "range": (("Rango de valores 1-9.", "integer", (("minimum", 1), ("maximum", 9))),),
            "at most": (
                ("M\u00e1ximo 800 caracteres.", "string", (("maxLength", 800),)),
                ("Hasta 4 elementos.", "array", (("maxItems", 4),)),
            ),
            "at least": (("Al menos 2 elementos.", "array", (("minItems", 2),)),),
            "multiple": (("Debe ser m\u00faltiplo de 8.", "integer", (("multipleOf", 8),)),),
            "positive": (("Debe ser positivo.", "integer", (("minimum", 1),)),),
            "required when": (
                ("Obligatorio cuando `tone` es `LOUD`.", "string", (("rule", "required when tone=LOUD"),)),
            ),
            "only when": (
                ("S\u00f3lo disponible cuando `tone` es `LOUD`.", "string", (("rule", "only when tone=LOUD"),)),
            ),
            "only with": (("S\u00f3lo disponible con `LOUD`.", "string", (("rule", "only when tone=LOUD"),)),),
            "ignored when": (("Se ignora cuando `echo` es `true`.", "string", (("rule", "ignored when echo=true"),)),),
            "not with": (("No se puede usar con `tune`.", "string", (("rule", "excludes music.tune"),)),),
            "requires": (("Requiere `tune`.", "string", (("rule", "requires music.tune"),)),),
            "required": (("Obligatorio.", "string", (("required", True),)),),
            "optional": (("Opcional.", "string", (("required", False),)),),
        },
    ),
    telling=(
        r"\b(?:debe|s[o\u00f3]lo|m[a\u00e1]ximo|m[i\u00ed]nimo|hasta|entre|obligatori[oa]|requiere|requerid[oa]"
        r"|no puede|predeterminado|por defecto|cuando)\b"
    ),
)
