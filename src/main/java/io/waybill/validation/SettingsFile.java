package io.waybill.validation;

import java.util.ArrayList;
import java.util.List;

/**
 * The settings in a properties file, as {@link java.util.Properties} reads them, with the places where they stand. A key
 * that stands twice and an escape that is none are findings.
 */
public final class SettingsFile {
    private static final String BLANK = " \t\f";
    private static final int HEX_DIGITS = 4;

    /** @param at where the value begins; where it would, for an empty one */
    public record Setting(String key, String value, Position keyAt, Position at) {}

    /** A character, and where it stands in the file. */
    private record Letter(char letter, int line, int column) {}

    private final String file;
    private final Findings findings;
    private final List<Setting> settings = new ArrayList<>();

    private SettingsFile(String file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    public static List<Setting> of(TextFile text, Findings findings) {
        SettingsFile file = new SettingsFile(text.name(), findings);
        List<Letter> logical = new ArrayList<>();
        String[] lines = text.text().split("\r\n|\r|\n", -1);
        boolean goesOn = false;
        for (int number = 0; number < lines.length; number++) {
            String line = lines[number];
            int begin = 0;
            while (begin < line.length() && BLANK.indexOf(line.charAt(begin)) >= 0) {
                begin++;
            }
            if (logical.isEmpty() && (begin == line.length() || "#!".indexOf(line.charAt(begin)) >= 0)) {
                continue;
            }
            goesOn = endsInBackslash(line, begin);
            for (int at = begin; at < line.length() - (goesOn ? 1 : 0); at++) {
                logical.add(new Letter(line.charAt(at), number + 1, at + 1));
            }
            if (!goesOn || number == lines.length - 1) {
                file.add(logical, number + 1, line.length() + 1);
                logical.clear();
            }
        }
        return file.settings;
    }

    private static boolean endsInBackslash(String line, int begin) {
        int at = line.length();
        while (at > begin && line.charAt(at - 1) == '\\') {
            at--;
        }
        return (line.length() - at) % 2 == 1;
    }

    private void add(List<Letter> line, int endLine, int endColumn) {
        if (line.isEmpty()) {
            return;
        }
        int keyEnd = 0;
        while (keyEnd < line.size() && !isSeparator(line.get(keyEnd))) {
            keyEnd += line.get(keyEnd).letter() == '\\' ? 2 : 1;
        }
        keyEnd = Math.min(keyEnd, line.size());
        int value = blanks(line, keyEnd);
        if (value < line.size() && "=:".indexOf(line.get(value).letter()) >= 0) {
            value = blanks(line, value + 1);
        }
        String key = plain(line.subList(0, keyEnd));
        Position keyAt = position(line.get(0));
        Position at = value < line.size() ? position(line.get(value)) : new Position(file, endLine, endColumn);
        settings.stream()
                .filter(other -> other.key().equals(key))
                .findFirst()
                .ifPresent(other -> findings.add(
                        keyAt,
                        "The setting " + key + " must stand once in the file, and stands in line "
                                + other.keyAt().line() + " too"));
        settings.add(new Setting(key, plain(line.subList(value, line.size())).strip(), keyAt, at));
    }

    private static boolean isSeparator(Letter letter) {
        return (BLANK + "=:").indexOf(letter.letter()) >= 0;
    }

    private static int blanks(List<Letter> line, int from) {
        int at = from;
        while (at < line.size() && BLANK.indexOf(line.get(at).letter()) >= 0) {
            at++;
        }
        return at;
    }

    private Position position(Letter letter) {
        return new Position(file, letter.line(), letter.column());
    }

    /** The text that is meant where a backslash stands before a letter. */
    private String plain(List<Letter> escaped) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < escaped.size(); at++) {
            char letter = escaped.get(at).letter();
            if (letter != '\\' || at + 1 == escaped.size()) {
                text.append(letter == '\\' ? "" : letter);
                continue;
            }
            at++;
            char next = escaped.get(at).letter();
            if (next == 'u') {
                text.append(unicode(escaped, at));
                at = Math.min(at + HEX_DIGITS, escaped.size() - 1);
            } else {
                int known = "tnrf".indexOf(next);
                text.append(known < 0 ? next : "\t\n\r\f".charAt(known));
            }
        }
        return text.toString();
    }

    private String unicode(List<Letter> escaped, int at) {
        StringBuilder digits = new StringBuilder();
        escaped.subList(at + 1, Math.min(at + 1 + HEX_DIGITS, escaped.size()))
                .forEach(letter -> digits.append(letter.letter()));
        if (digits.toString().matches("[0-9A-Fa-f]{4}")) {
            return String.valueOf((char) Integer.parseInt(digits.toString(), 16));
        }
        findings.add(
                position(escaped.get(at - 1)),
                "After \\u four hexadecimal digits must stand (a backslash itself is written \\\\), and here stands '\\u"
                        + digits + "'");
        return "";
    }
}
