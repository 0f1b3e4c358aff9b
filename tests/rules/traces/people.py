"""The invented people that the tests look for, and ways in which they may be written."""

from __future__ import annotations

from tooling.rules.traces import Person, Tracer, keyed_fingerprints

MAIJA = Person(
    emails=("maija.virtanen@porvoonsähkö.example",),
    phones=("+358405550123",),
    names=(("Maija", "Virtanen"),),
    ids=("k7m2qd4x",),
)
SOREN = Person(
    emails=("soren@fjord.example",),
    phones=("+4791234567",),
    names=(("Søren Åke", "Hjärne-Öst"),),
    ids=("b3w9x2fh",),
)
EERO = Person(names=(("Eero", "Niemi"), ("Eero", "Laine"), ("Eero", "O’Brien")))
PEOPLE = (MAIJA, SOREN, EERO)
KEY = bytes(range(32))


def in_the_clear() -> Tracer:
    """Knows what it looks for."""
    return Tracer(PEOPLE)


def by_fingerprints() -> Tracer:
    """Knows keyed hashes only."""
    return Tracer.of_fingerprints(
        [keyed_fingerprints(one, KEY) for one in PEOPLE], KEY, [one.ids for one in PEOPLE]
    )


TRACES = {
    "email": [
        "maija.virtanen@porvoonsähkö.example",
        "MAIJA.Virtanen@Porvoonsähkö.Example",
        "maija.virtanen@xn--porvoonshk-x5a2t.example",
        "Mail <mailto:maija.virtanen%40porvoons%C3%A4hk%C3%B6.example?subject=hi>",
        "maija.virtanen=40porvoons=C3=A4hk=C3=\n=B6.example",
        "maija.virtanen&#64;porvoons&auml;hk&#xF6;.example",
        '{"to": "maija.virtanen\\u0040porvoons\\u00e4hk\\u00f6.example"}',
        "maija.virtanen (at) porvoonsähkö (dot) example",
        "maija.virtanen+news@porvoonsähkö.example",
        "email='maija.virtanen@porvoonsähkö.example'",
        "_maija.virtanen@porvoonsähkö.example_",
        "maija.virtanen＠porvoonsähkö.example.",
        "exports/maija.virtanen@porvoonsähkö.example.csv.gz",
        "maija.virtanen@porvoonsÃ¤hkÃ¶.example",
        '"porvoo\\nsoren@fjord.example"',
        "soren\\x40fjord.example and %u0073oren@fjord.example",
        "soren\\u{40}fjord.example",
        "maija.virtanen@porvoons\\303\\244hk\\303\\266.example",
        "maija.virtanen@porvoons%E4hk%F6.example",
        "soren%2540fjord.example",
        "%25252525 soren@fjord.example",
    ],
    "phone": [
        "+358405550123",
        "+358 40 555 0123",
        "040-5550123",
        "(040) 555 0123",
        "00358405550123",
        "tel:+358-40-5550123",
        "+358 (0)40 555 01 23",
        "0405550123 0405550124",
        "06100 0405550123",
        "405550123",
        "scan_040_555_0123.pdf",
        "\u0660\u0664\u0660\u0665\u0665\u0665\u0660\u0661\u0662\u0663",
        "040&nbsp;555&nbsp;0123",
        "912 34 567",
        "puh.0405550123",
    ],
    "name": [
        "Maija Virtanen",
        "VIRTANEN Maija",
        "virtanen, maija",
        "Call Maija K. Virtanen today",
        "Maija Kaarina Virtanen",
        "Puhuin Maija Virtaselle eilen",
        "Maija Virtasta ei tavoitettu",
        "Maija Virtanens telefon",
        "Maija Virtanen's phone",
        "Eero Niemelle ja muille",
        "Eero Laineelta",
        "Eero OBrien",
        "Eero O'Brien",
        "exports/virtanen-maija_2024.pdf",
        "MaijaVirtanen.vcf",
        "fix-maija-virtanen-phone",
        "Soeren Aake Hjaerne-Oest",
        "soren ake hjarne ost",
        "SØREN ÅKE HJÄRNE-ÖST",
        "Søren Hjärne-Öst",
        "So\u0308ren A\u030ake Hja\u0308rne-O\u0308st",
        "Vir\u00adtanen, Mai\u200bja",
        "S&oslash;ren Hj&auml;rne-&Ouml;st",
        "=?utf-8?Q?S=C3=B8ren_Hj=C3=A4rne-=C3=96st?=",
        "=?utf-8?B?TWFpamEgVmlydGFuZW4=?=",
        "SÃ¸ren HjÃ¤rne-Ã–st",
        "given_name: Maija\nfamily_name: Virtanen",
        "given_name: Maija\nrole: Buyer\ncity: Porvoo\nfamily_name: Virtanen",
        "family_name: Virtanen\nrole: a\nemails:\n  - use: work\nphones:\n  - use: work\n"
        "city: b\ngiven_name: Maija",
        "First name: Maija, last name: Virtanen",
        '{"given": "Maija", "city": "Porvoo", "family": "Virtanen"}',
        '{"given":\n"Maija",\n"family":\n"Virtanen"}',
        "17;Virtanen;Buyer;Porvoo;Maija;x",
        "Maija,x,y,Virtanen",
        '"Maija Kaarina","Buyer","Virtanen (retired)"',
        "Maija     Buyer     Virtanen",
        "| Maija | Buyer | Virtanen |",
        "- Maija, Virtanen",
        "<td>Maija</td><td>Virtanen</td>",
        "<given>Maija</given>\n<family>Virtanen</family>",
        "N:Virtanen;Maija;;;",
        "BEGIN:VCARD\nFN:Maija Virta\n nen\nEND:VCARD",
        "I spoke with Maija\nVirtanen about it",
        "cn:: TWFpamEgVmlydGFuZW4=",
        "+given_name: Maija\n+family_name: Virtanen",
        "Maija Virtanen <maija.virtanen@porvoonsähkö.example>",
        "1;Maija;Virtanen;maija.virtanen@porvoonsähkö.example;maija.virtanen@old.example",
        "id: zzzzzzz2\nkind: customer\ngiven_name: Liisa\nfamily_name: Aho\nnote: Maija Virtanen",
        "id: zzzzzzz2\nkind: customer\nnote: Maija Virtanen",
        "Hello Maija Virtanen Ltd",
        "Call Virtanen, Maija",
        "Yesterday. Maija Virtanen called",
        "Virtanen (Maija)",
    ],
    "record": [
        "id: k7m2qd4x\nkind: customer\norganisation: X Oy\n",
        "# moved\nkind: prospect\nid: 'k7m2qd4x'\n",
    ],
}

NO_TRACES = [
    "Virtanen",
    "Maija",
    "M. Virtanen",
    "fix-virtanen-phone",
    "Maija Korhonen",
    "Anna-Maija Virtanen",
    "Maija-Liisa Virtanen",
    "Maija Virtanen-Korhonen",
    "Virtanen-Korhonen Maija",
    "Maija Korhonen, Antti Virtanen",
    "Antti Virtanen, Maija Korhonen",
    "Antti Virtanen\nMaija Korhonen",
    "Hello Maija, Virtanen Ltd is here",
    "I met Maija. Virtanen was ill",
    "Antti;Virtanen\nMaija;Korhonen",
    "Korhonen;Maija\nVirtanen;Antti",
    "name: Antti Virtanen\nname: Maija Korhonen",
    "name: Maija\nrole: a\nname: Virtanen",
    "organisation: Virtanen Oy\ngiven_name: Maija\nfamily_name: Korhonen",
    '[{"given":"Antti","family":"Virtanen"},{"given":"Maija","family":"Aho"}]',
    '[["Antti","Virtanen"],["Maija","Aho"]]',
    "- given_name: A\n  family_name: Virtanen\n- given_name: Maija\n  family_name: B",
    "- given_name: A\n  family_name: Virtanen\n  x: y\n- role: b\n  given_name: Maija",
    "given_name: Maija\n\nfamily_name: Virtanen",
    "given_name: Maija" + "\nx: y" * 20 + "\nfamily_name: Virtanen",
    "given_name: Maija\nnote: " + "y" * 500 + "\nfamily_name: Virtanen",
    "Maija met Virtanen",
    "Maija 7 Virtanen",
    "Virtanen\nMaija",
    "Maija," + "x," * 2000 + "Virtanen",
    "Maija" + " " * 150 + "Virtanen x",
    "Søren Hjärne",
    "anna.maija.virtanen@porvoonsähkö.example",
    "maija.virtanen@porvoonsähkö.example.com",
    "maija.virtanen@xn--",
    "@porvoonsähkö.example and maija.virta@",
    "98405550123",
    "4055501234",
    "040-555\n0123",
    "a0405550123f",
    "2024-06-03 12:30 1 2 3 4",
    "1 22 333 4444 55555 666666",
    "customer-satisfaction-2024 aGVsbG8gd29ybGQsIGhlbGxv",
    "commit 0405550123abcdef0405550123abcdef0405550123",
    "=?unknown?B?TWFpamE=?=",
    "100 % of A&B \\d =41",
    "id: k7m2qd4x",
    "id: k7m2qd4x\nkind: erasure",
    "id: z8\nkind: customer",
    "",
]

NAMESAKES = [
    "Maija Virtanen <maija.virtanen@ensto.example>",
    "author Maija Virtanen <mv@ensto.example> 1735711200 +0200",
    "1;maija.virtanen3@firm.example;fi;Maija;Virtanen;Buyer",
    "Maija Virtanen, maija.virtanen@firm.example",
    "id: b7m2qd4x\nkind: customer\ngiven_name: Maija\nfamily_name: Virtanen\n",
    '[{"a": "x"}, {"given": "Maija", "x": 1, "family": "Virtanen", "e": "virtanen.maija@f.example"}'
    ', {"b": "y"}]',
    "Søren Hjärne-Öst <soren@other.example>",
    "Eero Niemi, eero.niemi@firm.example",
]
