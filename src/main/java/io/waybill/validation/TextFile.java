package io.waybill.validation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that a person wrote.
 *
 * @param name as the person named it
 * @param text without a byte order mark
 */
public record TextFile(String name, String text) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Empty for a file that cannot be read or is not UTF-8, which is then among {@code findings}. */
    public static Optional<TextFile> read(Path file, Findings findings) {
        try {
            return decoded(file.toString(), Files.readAllBytes(file), findings);
        } catch (IOException e) {
            findings.add(
                    new Position(file.toString(), 1, 1),
                    "The file must be there and readable, and is not ("
                            + e.getClass().getSimpleName() + ")");
            return Optional.empty();
        }
    }

    static Optional<TextFile> decoded(String name, byte[] bytes, Findings findings) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        if (result.isError()) {
            int line =
                    (int) plain.chars().filter(character -> character == '\n').count() + 1;
            int before = plain.lastIndexOf('\n') + 1;
            int column = plain.codePointCount(before, plain.length()) + 1;
            findings.add(
                    new Position(name, line, column),
                    "The file must be UTF-8, and here stands the byte 0x%02X, which is not (Latin-1?)"
                            .formatted(bytes[in.position()]));
            return Optional.empty();
        }
        return Optional.of(new TextFile(name, plain));
    }
}
