"""French."""

from __future__ import annotations

from typing import Final

from docpact.read.pages.languages.entry import NO_FACTS, Language, kinds, listed
from docpact.read.pages.languages.words import Words, wordings

FRENCH: Final = Language(
    code="fr",
    words=True,
    marks=r"\b(?:le|la|les|des|du|un|une|et|ou|est|sont|par|pour|avec|lorsque|quand|ne|pas|entre|jusqu|maximum|minimum"
    r"|obligatoire|facultatif|optionnel|d[e\u00e9]faut|valeurs?|exemple|multiple|n[e\u00e9]cessite|incompatible"
    r"|caract[e\u00e8]res|plage|recommand[e\u00e9]\w*|d[e\u00e9]pr[e\u00e9]ci[e\u00e9]|obsol[e\u00e8]te|ignor[e\u00e9]|si|au|moins|de|suivantes?|compris|doit|peut|\u00e0)\b",
    heads={
        "name": listed("param\u00e8tre, param\u00e8tres, champ, champs, nom, cl\u00e9, propri\u00e9t\u00e9, attribut"),
        "type": ("type", "type de donn\u00e9es", "format"),
        "definition": ("description", "explication", "d\u00e9tail", "d\u00e9tails", "remarque", "remarques", "note"),
        "required": ("obligatoire", "requis", "obligatoires", "facultatif", "optionnel", "n\u00e9cessaire"),
        "default": ("d\u00e9faut", "par d\u00e9faut"),
        "range": ("plage", "intervalle", "limites", "bornes"),
        "allowed": listed(
            "valeurs, valeurs possibles, valeurs autoris\u00e9es, valeurs accept\u00e9es, valeur, options, "
            "options disponibles, mod\u00e8les disponibles, voix disponibles"
        ),
        "minimum": ("valeur minimale",),
        "maximum": ("valeur maximale",),
        "location": ("emplacement",),
        "ignored": ("exemple", "exemples", "unit\u00e9"),
    },
    sections={
        "header": r"\ben-?tetes?\b|\bauthentification\b|\bautorisation\b",
        "query": r"\bparametres? (?:de )?(?:requete|query)\b(?=.*url)|\bparametres? de query\b",
        "path": r"\bparametres? (?:de chemin|d'url|du chemin)\b",
        "error": r"\berreurs?\b|\bcodes? (?:d'erreur|de statut|http)\b",
        "response": r"\breponses?\b|\bretours?\b|\bsorties?\b|\bresultats?\b",
        "about": r"\bprix\b|\btarifs?\b|\binstallation\b",
        "body": r"\bcorps\b|\brequete\b|\bparametres?\b|\bentrees?\b|\bchamps?\b",
    },
    mandatory=r"\b(?:obligatoires?|requis)\b",
    optional=r"\b(?:facultatif|optionnel)",
    yes=("oui", "obligatoire", "requis", "toujours"),
    no=("non", "facultatif", "optionnel", "jamais"),
    conditional=("conditionnel", "selon le cas"),
    blank=("aucun", "aucune", "vide", "sans objet"),
    types=kinds(
        "string: cha\u00eene, cha\u00eene de caract\u00e8res, texte; integer: entier; "
        "number: nombre, d\u00e9cimal; boolean: bool\u00e9en; array: liste, tableau; object: objet"
    ),
    wordings=wordings(
        Words(
            advice=r"recommand[e\u00e9]\w*|il est conseill[e\u00e9]",
            example=r"exemples?|par exemple|ex\.?(?=\s*:)",
            default=r"(?:la )?(?:valeur )?(?:par )?d[e\u00e9]faut",
            is_="est|vaut|=",
            values=r"(?:les )?(?:valeurs|options) (?:possibles|autoris[e\u00e9]es|accept[e\u00e9]es|valides)(?: sont)?"
            r"|ne (?:prend|accepte)[^.:;`\"\d]{0,30} que(?: les (?:valeurs|options))?",
            must_be=r"(?:peut|doit) [e\u00ea]tre|accepte",
            one_of=r"(?:l'un|l'une|un|une) (?:des|de|parmi)(?: valeurs)?(?: suivant(?:e)?s)?|parmi",
            range_="plage(?: de valeurs)?|intervalle",
            from_to=("de", r"[a\u00e0]|jusqu'[a\u00e0]"),
            between=("(?:compris(?:e)? )?entre", "et"),
            at_most=r"(?:au )?maximum|max\.|jusqu'[a\u00e0]|au plus|pas plus de",
            at_least="(?:au )?minimum|min\\.|au moins|pas moins de",
            of="de|est",
            characters=r"caract[e\u00e8]res?",
            items=r"[e\u00e9]l[e\u00e9]ments|images",
            multiple=r"(?:doit [e\u00ea]tre )?(?:un )?multiple de",
            required="obligatoire|requis",
            optional="(?:champ |param[e\u00e8]tre )?(?:facultati(?:f|ve)|optionnel(?:le)?)",
            deprecated=r"obsol[e\u00e8]te|d[e\u00e9]pr[e\u00e9]ci[e\u00e9]",
            when="si|quand|lorsque",
            only="(?:disponible )?(?:uniquement|seulement)",
            ignored=r"(?:est )?ignor[e\u00e9]",
            not_with="incompatible avec|ne peut pas [e\u00ea]tre utilis[e\u00e9]e? en m[e\u00ea]me temps que"
            "|ne peut pas [e\u00ea]tre (?:utilis[e\u00e9]|combin[e\u00e9]) avec",
            never_together=r"ne peuvent pas [e\u00ea]tre utilis[e\u00e9]s ensemble",
            requires=r"n[e\u00e9]cessite|requiert",
            positive="positi(?:f|ve)",
            given=r"(?:est )?(?:fourni|d[e\u00e9]fini|pr[e\u00e9]sent)",
            not_="n'est pas",
            and_="et",
            or_="ou",
        ),
        {
            "advice": (("Recommand\u00e9 : au moins 4 mesures.", "integer", NO_FACTS),),
            "example": (("Exemple : `a`", "string", NO_FACTS),),
            "default": (
                ("Par d\u00e9faut : `soft`.", "string", (("default", "soft"),)),
                ("Combien (d\u00e9faut 5)", "integer", (("default", 5),)),
            ),
            "values": (
                ("Combien, ne prend en charge que les valeurs 1, 2, 4.", "integer", (("enum", [1, 2, 4]),)),
                ("Les valeurs possibles sont `a` ou `b`.", "string", (("enum", ["a", "b"]),)),
            ),
            "one of": (("L'une des valeurs suivantes `a` ou `b`.", "string", (("enum", ["a", "b"]),)),),
            "between": (("Compris entre 1 et 9.", "integer", (("minimum", 1), ("maximum", 9))),),
            "from to": (("De 1 \u00e0 9.", "integer", (("minimum", 1), ("maximum", 9))),),
            "at most": (("Jusqu'\u00e0 4 \u00e9l\u00e9ments.", "array", (("maxItems", 4),)),),
            "characters": (("Maximum 800 caract\u00e8res.", "string", (("maxLength", 800),)),),
            "at least": (("Au moins 2 \u00e9l\u00e9ments.", "array", (("minItems", 2),)),),
            "positive": (("Doit \u00eatre positif.", "integer", (("minimum", 1),)),),
            "required when": (("Obligatoire si `tone` = `LOUD`.", "string", (("rule", "required when tone=LOUD"),)),),
            "only when": (("Uniquement si `tone` = `LOUD`.", "string", (("rule", "only when tone=LOUD"),)),),
            "ignored when": (("Ignor\u00e9 si `echo` = `true`.", "string", (("rule", "ignored when echo=true"),)),),
            "not with": (("Incompatible avec `tune`.", "string", (("rule", "excludes music.tune"),)),),
            "requires": (("N\u00e9cessite `tune`.", "string", (("rule", "requires music.tune"),)),),
            "required": (("Obligatoire.", "string", (("required", True),)),),
            "optional": (("Facultatif.", "string", (("required", False),)),),
        },
    ),
    telling=(
        r"\b(?:doit|doivent|uniquement|seulement|maximum|minimum|jusqu|entre|obligatoire|requis|n[e\u00e9]cessite"
        r"|ne peut|d[e\u00e9]faut|lorsque|quand|si)\b"
    ),
)
