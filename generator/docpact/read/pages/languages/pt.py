"""Portuguese."""

from __future__ import annotations

from typing import Final

from docpact.read.pages.languages.entry import NO_FACTS, Language, kinds, listed
from docpact.read.pages.languages.words import Words, wordings

PORTUGUESE: Final = Language(
    code="pt",
    words=True,
    marks=r"\b(?:o|os|as|um|uma|do|da|dos|das|em|no|na|por|para|com|quando|se|n[a\u00e3]o|ou|s[a\u00e3]o|entre|at[e\u00e9]"
    r"|m[a\u00e1]ximo|m[i\u00ed]nimo|obrigat[o\u00f3]ri[oa]|opcional|padr[a\u00e3]o|valores|exemplo|requer|m[u\u00fa]ltiplo"
    r"|caracteres|itens|apenas|somente|ignorado|obsoleto|recomenda-se|deve|pelo|intervalo)\b",
    heads={
        "name": ("par\u00e2metro", "par\u00e2metros", "campo", "campos", "nome", "propriedade", "chave", "atributo"),
        "type": ("tipo", "tipo de dado", "tipo de dados", "formato"),
        "definition": listed(
            "descri\u00e7\u00e3o, detalhes, observa\u00e7\u00f5es, observa\u00e7\u00e3o, significado, notas"
        ),
        "required": listed(
            "obrigat\u00f3rio, obrigat\u00f3ria, obrigatoriedade, requerido, opcional, obrigat\u00f3rio?, obrig"
        ),
        "default": ("padr\u00e3o", "default"),
        "range": ("intervalo", "intervalo obrigat\u00f3rio", "faixa", "limites"),
        "allowed": listed(
            "valores, valores permitidos, valores poss\u00edveis, valores aceitos, valor, op\u00e7\u00f5es, "
            "op\u00e7\u00f5es dispon\u00edveis, modelos dispon\u00edveis, vozes dispon\u00edveis"
        ),
        "minimum": ("valor m\u00ednimo", "m\u00ednimo"),
        "maximum": ("valor m\u00e1ximo", "m\u00e1ximo"),
        "ignored": ("exemplo", "exemplos", "unidade"),
    },
    sections={
        "header": r"\bcabecalhos?\b|\bautenticacao\b|\bautorizac(?:ao|oes)\b",
        "query": r"\bparametros? de (?:consulta|query)\b",
        "path": r"\bparametros? (?:de|do) (?:caminho|path)\b",
        "error": r"\berros?\b|\bcodigos? de (?:erro|status)\b",
        "response": r"\brespostas?\b|\bretornos?\b|\bsaidas?\b|\bresultados?\b",
        "about": r"\bprecos?\b|\binstalacao\b",
        "body": r"\bcorpo\b|\brequisicao\b|\bparametros?\b|\bentradas?\b|\bcampos?\b|\bsolicitacao\b",
    },
    mandatory=r"\bobrigat[o\u00f3]ri[oa]s?\b",
    optional=r"\bopciona(?:l|is)\b",
    yes=("sim", "obrigat\u00f3rio", "obrigat\u00f3ria", "obrigatorio", "sempre"),
    no=("n\u00e3o", "nao", "opcional", "nunca"),
    conditional=("condicional", "depende"),
    blank=("nenhum", "nenhuma", "vazio", "n\u00e3o se aplica"),
    types=kinds(
        "string: texto; integer: inteiro, inteiros, n\u00famero inteiro; number: n\u00famero, decimal; "
        "boolean: booleano; array: lista, vetor; object: objeto"
    ),
    wordings=wordings(
        Words(
            advice="recomenda-se|recomendado|sugere-se|valores (?:mais )?(?:altos|baixos)",
            example="exemplos?|por exemplo|ex\\.?(?=\\s*:)",
            default=r"(?:o )?(?:valor )?padr[a\u00e3]o",
            is_=r"[e\u00e9]|s[a\u00e3]o|for|seja|=",
            values=r"(?:os )?(?:valores|op[c\u00e7][o\u00f5]es) (?:permitid[oa]s|poss[i\u00ed]veis"
            r"|aceit[oa]s|v[a\u00e1]lid[oa]s)",
            must_be="(?:pode|deve) ser|aceita",
            one_of=r"um(?:a)? d(?:e|os|as)(?: seguintes)?(?: valores)?",
            range_=r"intervalo(?: obrigat[o\u00f3]rio)?(?: de valores)?|faixa",
            from_to=("de", r"a|at[e\u00e9]"),
            between=("entre", "e"),
            at_most=r"(?:no )?m[a\u00e1]ximo|at[e\u00e9]|n[a\u00e3]o mais (?:de|que)",
            at_least=r"(?:no )?m[i\u00ed]nimo|pelo menos|ao menos",
            of="de|[e\u00e9]",
            characters="caracteres?",
            items="itens|elementos|imagens",
            multiple=r"passo:?|(?:deve ser )?(?:um )?m[u\u00fa]ltiplo de",
            required=r"obrigat[o\u00f3]ri[oa]",
            optional="(?:campo |par[a\u00e2]metro )?opcional",
            deprecated="obsoleto|descontinuado",
            when="quando|se",
            only=r"(?:dispon[i\u00ed]vel )?(?:apenas|somente|s[o\u00f3])",
            ignored=r"(?:[e\u00e9] |ser[a\u00e1] )?ignorad[oa]",
            not_with=r"(?:mutuamente )?exclusiv[oa]s? com"
            r"|incompat[i\u00ed]vel com|n[a\u00e3]o pode ser (?:usado|combinado) com",
            never_together=r"(?:s[a\u00e3]o )?mutuamente exclusivos"
            r"|n[a\u00e3]o podem ser usados (?:juntos|ao mesmo tempo)",
            requires="requer|exige",
            positive="positiv[oa]",
            given="(?:for |[e\u00e9] )?(?:informado|fornecido|enviado|definido)",
            not_=r"n[a\u00e3]o",
            and_="e",
            or_="ou",
        ),
        {
            "advice": (
                ("Recomenda-se no m\u00ednimo 4 compassos.", "integer", NO_FACTS),
                ("O tempo. Valores altos (7-12) cansam.", "integer", NO_FACTS),
            ),
            "example": (("Exemplo: `a`", "string", NO_FACTS),),
            "default": (
                ("Padr\u00e3o: `soft`.", "string", (("default", "soft"),)),
                ("O valor padr\u00e3o \u00e9 5.", "integer", (("default", 5),)),
            ),
            "values": (("Os valores permitidos s\u00e3o `a` ou `b`.", "string", (("enum", ["a", "b"]),)),),
            "one of": (("Um dos valores `a` ou `b`.", "string", (("enum", ["a", "b"]),)),),
            "between": (("Entre 1 e 9.", "integer", (("minimum", 1), ("maximum", 9))),),
            "from to": (("De 1 a 9, em passos.", "integer", (("minimum", 1), ("maximum", 9))),),
            "at most": (("At\u00e9 4 itens.", "array", (("maxItems", 4),)),),
            "at least": (("Pelo menos 2 itens.", "array", (("minItems", 2),)),),
            "positive": (("Deve ser positivo.", "integer", (("minimum", 1),)),),
            "required when": (
                ("Obrigat\u00f3rio quando `tone` \u00e9 `LOUD`.", "string", (("rule", "required when tone=LOUD"),)),
                ("Obrigat\u00f3rio se drum_kind for `snare`", "string", (("rule", "required when drum_kind=snare"),)),
            ),
            "only when": (("Apenas quando `tone` \u00e9 `LOUD`.", "string", (("rule", "only when tone=LOUD"),)),),
            "ignored when": (("Ignorado quando `echo` = `true`.", "string", (("rule", "ignored when echo=true"),)),),
            "not with": (
                ("Incompat\u00edvel com `tune`.", "string", (("rule", "excludes music.tune"),)),
                ("Exclusivo com `tune`.", "string", (("rule", "excludes music.tune"),)),
            ),
            "requires": (("Requer `tune`.", "string", (("rule", "requires music.tune"),)),),
            "required": (("Obrigat\u00f3rio.", "string", (("required", True),)),),
        },
    ),
    telling=(
        r"\b(?:deve|devem|s[o\u00f3] (?:para|com|em)|apenas|somente"
        r"|m[a\u00e1]ximo|m[i\u00ed]nimo|at[e\u00e9]|entre|obrigat[o\u00f3]ri[oa]|requer|exige"
        r"|n[a\u00e3]o pode|padr[a\u00e3]o|quando|se)\b"
    ),
)
