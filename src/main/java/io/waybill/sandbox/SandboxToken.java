package io.waybill.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The token that a stand-in takes, and where it was read from, in words: a file, else {@code SANDBOX_TOKEN}, else
 * {@code sandbox-token}.
 */
record SandboxToken(String value, String source) {
    private static final String VARIABLE = "SANDBOX_TOKEN";
    private static final String DEFAULT = "sandbox-token";

    /** @param file null for none */
    static SandboxToken of(Path file) throws IOException {
        if (file != null) {
            return new SandboxToken(Files.readString(file).strip(), file.toString());
        }
        String variable = System.getenv().getOrDefault(VARIABLE, "");
        return variable.isBlank()
                ? new SandboxToken(DEFAULT, "the default, " + DEFAULT)
                : new SandboxToken(variable, VARIABLE);
    }

    /** Without the value. */
    @Override
    public String toString() {
        return source;
    }
}
