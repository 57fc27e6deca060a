"""German."""

from __future__ import annotations

from typing import Final

from docpact.read.pages.languages.entry import NO_FACTS, Language, kinds, listed
from docpact.read.pages.languages.words import Words, wordings

GERMAN: Final = Language(
    code="de",
    words=True,
    marks=r"\b(?:der|die|das|den|dem|ein|eine|und|oder|ist|sind|von|bis|f[u\u00fc]r|mit|wenn|nur|wird|werden|nicht|zwischen"
    r"|maximal|mindestens|h[o\u00f6]chstens|zeichen|standard(?=\s*:)|standardwert|erforderlich|pflichtfeld|beispiel|empfohlen"
    r"|erlaubte|m[o\u00f6]gliche|zul[a\u00e4]ssige|vielfaches|veraltet|bereich|erfordert|muss|darf|kann|ben[o\u00f6]tigt)\b",
    heads={
        "name": ("parameter", "feld", "felder", "name", "schl\u00fcssel", "eigenschaft", "attribut", "feldname"),
        "type": ("typ", "datentyp", "format"),
        "definition": ("beschreibung", "bedeutung", "erkl\u00e4rung", "hinweis", "hinweise", "anmerkung", "bemerkung"),
        "required": ("pflicht", "pflichtfeld", "erforderlich", "notwendig", "verpflichtend"),
        "default": ("standard", "standardwert", "vorgabe", "voreinstellung", "vorgabewert"),
        "range": ("bereich", "wertebereich", "grenzen"),
        "allowed": listed(
            "werte, erlaubte werte, m\u00f6gliche werte, zul\u00e4ssige werte, wert, optionen, "
            "verf\u00fcgbare optionen, verf\u00fcgbare modelle, verf\u00fcgbare stimmen"
        ),
        "minimum": ("mindestwert", "minimalwert"),
        "maximum": ("h\u00f6chstwert", "maximalwert"),
        "ignored": ("beispiel", "beispiele", "einheit"),
    },
    sections={
        "header": r"\bauthentifizierung\b|\bautorisierung\b|\bkopfzeilen?\b",
        "query": r"\babfrageparameter\b",
        "path": r"\bpfadparameter\b",
        "error": r"\bfehler\w*\b|\bstatuscodes?\b",
        "response": r"\bantwort\w*\b|\br[u\u00fc]ckgabe\w*\b|\bausgabe\b",
        "about": r"\bpreise?\b|\bkosten\b|\binstallation\b",
        "body": r"\banfrage\w*\b|\beingabe\w*\b|\bfelder\b|\brumpf\b",
    },
    mandatory=r"\b(?:pflicht|erforderlich|obligatorisch)",
    optional=r"\boptional",
    yes=("ja", "pflicht", "erforderlich", "pflichtfeld", "immer"),
    no=("nein", "nicht erforderlich"),
    conditional=("bedingt",),
    blank=("keine", "keiner", "leer", "entf\u00e4llt"),
    types=kinds(
        "string: zeichenkette, text; integer: ganzzahl; number: zahl, gleitkommazahl; boolean: wahrheitswert; "
        "array: liste; object: objekt"
    ),
    wordings=wordings(
        Words(
            advice=r"empfohlen|empfehlung|\w+ empfehlen",
            example=r"beispiele?|zum beispiel|z\. ?b\.",
            default=r"(?:der )?(?-i:Standard|[Ss]tandardwert|[Ss]tandardm[a\u00e4][s\u00df]+ig)|vorgabe(?:wert)?",
            is_=r"ist|betr[a\u00e4]gt|=",
            values=r"(?:erlaubte|m[o\u00f6]gliche|zul[a\u00e4]ssige|g[u\u00fc]ltige"
            r"|verf[u\u00fc]gbare) (?:werte|optionen)(?: sind)?",
            must_be=r"(?:kann|muss|darf)(?: nur)?|akzeptiert|unterst[u\u00fc]tzt",
            one_of=r"ein(?:er|e|es) (?:von|der(?: folgenden)?(?: werte)?)",
            range_=r"(?:werte)?bereich(?: von)?",
            from_to=("von", "bis"),
            between=("zwischen", "und"),
            at_most=r"maximal(?:e (?:l[a\u00e4]nge|anzahl))?|h[o\u00f6]chstens|bis zu|nicht mehr als",
            at_least=r"mindestens|minimal|nicht weniger als",
            of="von|ist",
            characters="zeichen",
            items=r"elemente|eintr[a\u00e4]ge|bilder",
            multiple=r"(?:muss )?(?:ein )?vielfaches von|teilbar durch",
            required="erforderlich|pflichtfeld|pflichtangabe",
            optional="optional(?:es feld)?",
            deprecated="veraltet",
            when="wenn|falls|sofern",
            only=r"nur(?: verf[u\u00fc]gbar| erlaubt| g[u\u00fc]ltig)?",
            ignored="wird ignoriert|ignoriert",
            not_with="(?:darf |kann )?nicht zusammen mit|schlie[s\u00df]+t sich aus mit|nicht kombinierbar mit",
            never_together=r"(?:d[u\u00fc]rfen|k[o\u00f6]nnen) nicht (?:zusammen|gleichzeitig) verwendet werden",
            requires=r"erfordert|ben[o\u00f6]tigt",
            positive="positiv",
            given="(?:angegeben|gesetzt|gesendet)(?: ist| wird)?",
            not_="nicht",
            and_="und",
            or_="oder",
        ),
        {
            "advice": (("Empfohlen sind mindestens 4 Takte.", "integer", NO_FACTS),),
            "example": (("Beispiel: `a`", "string", NO_FACTS),),
            "default": (
                ("Standardwert ist `soft`.", "string", (("default", "soft"),)),
                ("Wie oft (Standard: 5)", "integer", (("default", 5),)),
            ),
            "values": (("Erlaubte Werte sind `a` oder `b`.", "string", (("enum", ["a", "b"]),)),),
            "one of": (("Einer der folgenden Werte: `a` oder `b`.", "string", (("enum", ["a", "b"]),)),),
            "between": (("Zwischen 1 und 9.", "integer", (("minimum", 1), ("maximum", 9))),),
            "from to": (("Von 1 bis 9.", "integer", (("minimum", 1), ("maximum", 9))),),
            "at most": (("Maximal 800 Zeichen.", "string", (("maxLength", 800),)),),
            "at least": (("Mindestens 2 Elemente.", "array", (("minItems", 2),)),),
            "multiple": (("Muss ein Vielfaches von 8 sein.", "integer", (("multipleOf", 8),)),),
            "positive": (("Muss positiv sein.", "integer", (("minimum", 1),)),),
            "required when": (
                ("Erforderlich, wenn `tone` = `LOUD`.", "string", (("rule", "required when tone=LOUD"),)),
            ),
            "only when": (("Nur wenn `tone` = `LOUD`.", "string", (("rule", "only when tone=LOUD"),)),),
            "ignored when": (
                ("Wird ignoriert, wenn `echo` = `true`.", "string", (("rule", "ignored when echo=true"),)),
            ),
            "not with": (("Nicht zusammen mit `tune`.", "string", (("rule", "excludes music.tune"),)),),
            "requires": (("Erfordert `tune`.", "string", (("rule", "requires music.tune"),)),),
            "required": (("Pflichtfeld.", "string", (("required", True),)),),
            "deprecated": (("Veraltet.", "string", (("deprecated", True),)),),
        },
    ),
    telling=(
        r"\b(?:muss|m[u\u00fc]ssen|darf|nur|maximal|mindestens|h[o\u00f6]chstens|zwischen|erforderlich|erfordert|standard\w*"
        r"|wenn|falls|vielfaches|nicht)\b"
    ),
)
