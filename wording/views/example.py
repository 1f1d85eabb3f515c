"""An example to score: six sentences in two translations, made up for it."""

SOURCE = """Die Fähre legt wegen des Sturms erst am Donnerstag wieder ab.
„Wir haben niemanden zurückgelassen“, sagte die Kapitänin Maren Oltmanns.
Der Hafen verlor im vergangenen Jahr 3,4 Millionen Euro.
Eventuell wird die Brücke im Frühjahr gesperrt.
Der Gemeinderat stimmte mit neun zu vier Stimmen zu.
Die Bauern warten seit Wochen auf Regen."""

REFERENCE = """Because of the storm the ferry will not sail again until Thursday.
“We left nobody behind,” said the captain, Maren Oltmanns.
The port lost 3.4 million euros last year.
The bridge may be closed in spring.
The council approved it by nine votes to four.
Farmers have been waiting for rain for weeks."""

FIRST = """Because of the storm, the ferry will not leave again until Thursday.
“We have left nobody behind,” said Captain Maren Oltmanns.
The port lost 3.4 million euros last year.
The bridge may be closed in the spring.
The municipal council agreed by nine votes to four.
The farmers have been waiting for rain for weeks."""

SECOND = """The ferry lays off because of the storm first on Thursday again.
„We have nobody left behind“, said the captainess Maren Oltmanns.
The harbour lost in the past year 3,4 million Euro.
Eventually the bridge becomes closed in the spring.
The the municipal council voted with nine to four votes to.
The farmers wait since weeks on rain."""
