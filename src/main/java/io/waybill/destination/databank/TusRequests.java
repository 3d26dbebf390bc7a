package io.waybill.destination.databank;

import io.waybill.chunk.Chunk;
import io.waybill.chunk.ChunkBody;
import io.waybill.chunk.LocalTrouble;
import io.waybill.destination.ChunkEntity;
import io.waybill.destination.Delivery;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** Writes the requests of tus and of attach (protocol page, section 7). The upload's address is its id under ours. */
public final class TusRequests {
    private static final ContentType BYTES = ContentType.create("application/offset+octet-stream");

    /** The chunk is read twice where it has a checksum: beyond this size that takes too long, bytes. */
    private static final long LARGEST_WITH_CHECKSUM = 64L << 20;

    private String dataset;

    public void setDataset(String dataset) {
        this.dataset = dataset;
    }

    /** The last segment of the upload's address; the requests go to it under the base URL, and nowhere else. */
    public String id(@Variable("delivery") Delivery delivery) {
        return TusAddress.id(delivery.uploadUrl());
    }

    public HttpEntity create() {
        return new ByteArrayEntity(new byte[0], null);
    }

    public HttpEntity patch(@Body Chunk chunk, @Variable("delivery") Delivery delivery) {
        return new ChunkEntity(body(chunk, delivery, delivery), BYTES);
    }

    /** The chunk's {@code Upload-Checksum}; null where the server takes none or the chunk is large. */
    public String checksum(
            @Body Chunk chunk, @Variable("delivery") Delivery delivery, @Variable("server") TusServer server) {
        if (!server.takesSha1() || chunk.length() > LARGEST_WITH_CHECKSUM) {
            return null;
        }
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            body(chunk, delivery, bytes -> delivery.sending(0))
                    .writeTo(new DigestOutputStream(OutputStream.nullOutputStream(), sha1));
            return "sha1 " + Base64.getEncoder().encodeToString(sha1.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must have SHA-1", e);
        } catch (IOException e) {
            throw new LocalTrouble("A digest must take every byte, and did not", e);
        }
    }

    /** Makes the file public; verifies nothing. */
    public HttpEntity attach(@Variable("delivery") Delivery delivery) {
        return Forms.committing(
                delivery,
                Forms.field("filename", delivery.file().name()),
                Forms.field("tus_url", delivery.uploadUrl()),
                Forms.field("size", Long.toString(delivery.file().size())),
                Forms.field("dataset_key", dataset));
    }

    private static ChunkBody body(Chunk chunk, Delivery delivery, ChunkBody.Watch watch) {
        return new ChunkBody(delivery.file().path(), chunk, "chunk", watch);
    }
}
