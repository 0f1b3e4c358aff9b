"""Names as lists of one country have them, all invented, and the encodings that they come in."""

from __future__ import annotations

FINNISH = "Aino Mäkinen;Väinö Hämäläinen;Örjan Åström;Päivi Äijälä;Töölö;Jyväskylä"
SWEDISH = "Håkan Åkerlund;Bengt Öberg;Märta Sjöström;Malmö"
ESTONIAN = "Jüri Õunapuu;Mäe;Tõnu Põld;Sööt;Šmidt"
LATVIAN = "Jānis Bērziņš;Kārlis Ozoliņš;Līga Kalniņa;Ģirts Ķēniņš;Šarlote Žagare;Jūrmala"
LITHUANIAN = "Jonas Kazlauskas;Vytė Petrauskienė;Žygimantas Šimkus;Rūta Ąžuolaitė;Šiauliai"
POLISH = "Łukasz Wiśniewski;Małgorzata Dąbrowska;Zofia Żółkiewska;Łódź;Kraków;Świnoujście"
CZECH = "Jiří Dvořák;Šárka Nováková;Tomáš Procházka;Plzeň;České Budějovice"
RUSSIAN = "Иван Петров;Мария Смирнова;Алексей Кузнецов;Пётр Щукин;Санкт-Петербург"
CAPITALS = "ИВАНОВ ИВАН;ПЕТРОВА МАРИЯ;МОСКВА"
UKRAINIAN = "Олексій Шевченко;Юлія Їжакевич;Київ;Львів"
GREEK = "Γιώργος Παπαδόπουλος;Μαρία Ιωάννου;Ελένη Άγγελου;Θεσσαλονίκη"
TURKISH = "Ayşe Yılmaz;Mehmet Öztürk;Çağrı Şahin;Gülşen Doğan;İbrahim Işık;İstanbul"
GERMAN = "Jörg Müller;Anna Groß;Käthe Schäfer;Düren"
NORWEGIAN = "Bjørn Sørensen;Håkon Ødegård;Ærø"
FRENCH = "Zoë François;Hélène Lefèvre;Noël Garçon"

CASES = [
    (FINNISH, ("cp1252", "iso-8859-1", "iso-8859-15", "cp850", "cp437", "mac-roman", "cp1257")),
    (SWEDISH, ("cp1252", "iso-8859-15", "cp850", "mac-roman")),
    (ESTONIAN, ("cp1252", "cp1257", "iso-8859-15", "iso-8859-13")),
    (LATVIAN, ("cp1257", "iso-8859-13", "iso-8859-4", "cp775")),
    (LITHUANIAN, ("cp1257", "iso-8859-13", "iso-8859-4", "cp775")),
    (POLISH, ("cp1250", "iso-8859-2", "cp852", "mac-latin2", "cp1257")),
    (CZECH, ("cp1250", "iso-8859-2", "cp852", "mac-latin2")),
    (RUSSIAN, ("cp1251", "koi8-r", "iso-8859-5", "cp866", "mac-cyrillic")),
    (CAPITALS, ("cp1251", "koi8-r", "iso-8859-5", "cp866", "mac-cyrillic")),
    (UKRAINIAN, ("cp1251", "koi8-u")),
    (GREEK, ("cp1253", "iso-8859-7", "cp737", "mac-greek")),
    (TURKISH, ("cp1254", "iso-8859-9", "cp857", "mac-turkish")),
    (GERMAN, ("cp1252", "iso-8859-15", "cp850", "mac-roman", "cp1250")),
    (NORWEGIAN, ("cp1252", "cp850", "mac-roman")),
    (FRENCH, ("cp1252", "cp850", "mac-roman")),
]
EACH = [(names, encoding) for names, encodings in CASES for encoding in encodings]
