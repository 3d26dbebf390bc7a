package io.waybill.arrival;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** File names as people, programs and attackers make them. */
final class NameCorpus {
    private static final int DELETE = 127;

    private NameCorpus() {}

    /** Every name that a file of this machine can have and that is a file's to be delivered: more than 120. */
    static List<String> names() {
        List<String> names = new ArrayList<>();
        // every control character and every punctuation mark of ASCII, amid a name
        IntStream.rangeClosed(1, DELETE)
                .filter(code -> code != '/' && !Character.isLetterOrDigit(code))
                .forEach(code -> names.add("n%03d-a%cb.csv".formatted(code, (char) code)));
        // every punctuation mark in front and behind, where that is something else than amid
        Stream.of(
                        "-", "~", "#", "%", "$", "!", "@", "+", "=", "&", "'", "\"", "`", "*", "?", "[", "{", "\\", " ",
                        "\t", "\n")
                .forEach(mark -> {
                    names.add(mark + "front.csv");
                    names.add("behind.csv" + mark);
                });
        names.addAll(List.of(
                Normalizer.normalize("größe.csv", Normalizer.Form.NFC),
                Normalizer.normalize("größe.csv", Normalizer.Form.NFD),
                "\u202egnp.exe",
                "עברית.csv",
                "数据.csv",
                "\uD83C\uDF3E.csv",
                "zero\u200bwidth.csv",
                "a".repeat(255),
                "ä".repeat(127),
                "a%46.csv",
                "a%2e%2e%2fb.csv",
                "a..b.csv",
                "a...",
                "-rf",
                "--help",
                "CON",
                "nul.csv",
                "${file:name}.csv",
                "{{databank.token}}.csv",
                "%s%n.csv",
                "$(touch x).csv",
                "'; DROP TABLE waybill; --.csv",
                "<script>alert(1)</script>.csv".replace('/', '\\'),
                "a\r\nX-Injected: yes.csv",
                " ",
                "  two blanks  ",
                "UPPER.CSV",
                "upper.csv"));
        return names;
    }
}
