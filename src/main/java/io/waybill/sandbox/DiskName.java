package io.waybill.sandbox;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The name under which a sent name lies on disk: itself, or percent-encoded where the machine's locale cannot say it. */
final class DiskName {
    private DiskName() {}

    static Path in(Path folder, String name) {
        try {
            return folder.resolve(name);
        } catch (InvalidPathException unsayable) {
            return folder.resolve(encoded(name));
        }
    }

    private static String encoded(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
            encoded.append(one > ' ' && one != '%' ? String.valueOf((char) one) : "%%%02X".formatted(one));
        }
        return encoded.toString();
    }
}
