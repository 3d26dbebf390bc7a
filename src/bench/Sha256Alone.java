import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/** Seconds that SHA-256 alone takes over a file, the best of three after a warm-up, as one number. */
class Sha256Alone {
    public static void main(String[] arguments) throws Exception {
        byte[] buffer = new byte[256 * 1024];
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 4; round++) {
            long began = System.nanoTime();
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = Files.newInputStream(Path.of(arguments[0]))) {
                for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                    digest.update(buffer, 0, read);
                }
            }
            digest.digest();
            best = round == 0 ? best : Math.min(best, (System.nanoTime() - began) / 1e9);
        }
        System.out.println(best);
    }
}
