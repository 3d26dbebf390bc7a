package io.waybill.sandbox;

import java.util.Map;
import org.apache.commons.fileupload.ParameterParser;

/**
 * The head of one part of a multipart body: its name, and that of its file.
 *
 * @param filename the file's name as sent, null if the part is no file
 */
record PartHead(String name, String filename) {
    private static final String DISPOSITION = "content-disposition:";

    static PartHead of(String headers) {
        for (String line : headers.split("\r\n")) {
            if (line.regionMatches(true, 0, DISPOSITION, 0, DISPOSITION.length())) {
                Map<String, String> words = words(line.substring(DISPOSITION.length()));
                return new PartHead(words.getOrDefault("name", ""), words.get("filename"));
            }
        }
        return new PartHead("", null);
    }

    boolean isFile() {
        return filename != null;
    }

    /** Whether the part is the file that a request is made for: a chunk, or a whole file. */
    boolean isPayload() {
        return isFile() && (name.equals(Form.CHUNK) || name.equals(Form.WHOLE));
    }

    static Map<String, String> words(String header) {
        ParameterParser parser = new ParameterParser();
        parser.setLowerCaseNames(true);
        return parser.parse(header, ';');
    }
}
