package io.waybill.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.fileupload.ParameterParser;

/**
 * The head of one part of a multipart body: its name, and that of its file.
 *
 * @param filename the file's name as sent, null if the part is no file
 */
record PartHead(String name, String filename) {
    /** A backslash before anything but a backslash or a quote escapes nothing. */
    private static final Pattern PATH = Pattern.compile("\\\\[^\\\\\"]");

    private static final String DISPOSITION = "content-disposition:";

    static PartHead of(String headers) {
        for (String line : headers.split("\r\n")) {
            if (line.regionMatches(true, 0, DISPOSITION, 0, DISPOSITION.length())) {
                Map<String, String> words = words(line.substring(DISPOSITION.length()));
                return new PartHead(words.getOrDefault("name", ""), asRackReads(words.get("filename")));
            }
        }
        return new PartHead("", null);
    }

    boolean isFile() {
        return filename != null;
    }

    /** Whether the part is the file that a request is made for: a chunk, or a whole file. */
    boolean isPayload() {
        return isFile()
                && Set.of(Form.CHUNK, Form.WHOLE, Form.DATASET, Form.FILE).contains(name);
    }

    /** Rack, on which the server stands, reads escapes of both kinds and drops what looks like a path. */
    private static String asRackReads(String sent) {
        if (sent == null) {
            return null;
        }
        boolean escaped = sent.matches("([^%]|%\\p{XDigit}{2})*");
        String read = escaped ? URLDecoder.decode(sent.replace("+", "%2B"), StandardCharsets.UTF_8) : sent;
        String plain = PATH.matcher(read).find() ? read : read.replaceAll("\\\\(.)", "$1");
        return plain.substring(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\')) + 1);
    }

    static Map<String, String> words(String header) {
        ParameterParser parser = new ParameterParser();
        parser.setLowerCaseNames(true);
        return parser.parse(header, ';');
    }
}
