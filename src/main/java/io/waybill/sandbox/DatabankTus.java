package io.waybill.sandbox;

import java.io.IOException;
import java.util.Optional;

/** The tus half of the server: the door and the desk of the generation that is on. */
final class DatabankTus {
    private final DatabankAccess access;
    private final TusDoor door;
    private final TusToday today;
    private final TusRewrite rewrite;
    private final Tokens tokens;

    /** The tokens of all datasets. */
    interface Tokens {
        boolean know(String token);
    }

    DatabankTus(Settings settings, DatabankAccess access, TusUploads uploads, Tokens tokens) {
        this.access = access;
        this.tokens = tokens;
        this.door = new TusDoor(tokens::know);
        this.today = new TusToday(uploads, settings);
        this.rewrite = new TusRewrite(uploads);
    }

    /** Answers in the manner of a generation; a patch keeps at most so many bytes. */
    Reply answer(Generation generation, TusRequest request, Spool spool, long atMost) throws IOException {
        if (generation.tus() == Generation.Tus.NONE) {
            return Reply.noSuchPage();
        }
        if (generation.tus() == Generation.Tus.OWN) {
            boolean known = access.token(request.header("Authorization"))
                    .filter(tokens::know)
                    .isPresent();
            return known ? rewrite.answer(request, spool, atMost) : Reply.raw(401, "Bad credentials");
        }
        Optional<Reply> refusal = door.refuse(request);
        return refusal.isPresent() ? refusal.get() : today.answer(request, spool, atMost);
    }
}
