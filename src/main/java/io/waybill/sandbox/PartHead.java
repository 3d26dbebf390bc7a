package io.waybill.sandbox;

import java.util.Map;
import org.apache.commons.fileupload.ParameterParser;

/** The head of one part of a multipart body: its name, and whether it is a file. */
record PartHead(String name, boolean file) {
    private static final String DISPOSITION = "content-disposition:";

    static PartHead of(String headers) {
        for (String line : headers.split("\r\n")) {
            if (line.regionMatches(true, 0, DISPOSITION, 0, DISPOSITION.length())) {
                Map<String, String> words = words(line.substring(DISPOSITION.length()));
                return new PartHead(words.getOrDefault("name", ""), words.containsKey("filename"));
            }
        }
        return new PartHead("", false);
    }

    boolean isChunk() {
        return file && Form.CHUNK.equals(name);
    }

    static Map<String, String> words(String header) {
        ParameterParser parser = new ParameterParser();
        parser.setLowerCaseNames(true);
        return parser.parse(header, ';');
    }
}
