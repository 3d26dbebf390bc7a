package io.waybill.destination.workspace;

import io.waybill.chunk.ByteSize;
import io.waybill.chunk.Chunk;
import io.waybill.chunk.ChunkBody;
import io.waybill.chunk.Digests;
import io.waybill.destination.ChunkEntity;
import io.waybill.destination.CommitEntity;
import io.waybill.destination.CredentialRejected;
import io.waybill.destination.Delivery;
import io.waybill.ledger.SpooledFile;
import io.waybill.secret.Tokens;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;

/** Writes the calls that make a blob of a file: Put Blob, Put Block and Put Block List. */
public final class WorkspaceRequests {
    private static final ContentType BYTES = ContentType.APPLICATION_OCTET_STREAM;

    /** Bytes; protocol page, "Azure Blob facts". */
    private static final long LARGEST_PIECE = 5_000L << 20;

    private static final long LARGEST_BLOCK = 4_000L << 20;

    private final TokenForesight foresight = new TokenForesight();
    private Tokens tokens;
    private String token;
    private String names;
    private long largestPiece;
    private boolean overwrite;
    private boolean contentMd5;
    private boolean plainHttp;

    /**
     * How the file goes, and from where on.
     *
     * @throws CredentialRejected where the token cannot be used for it, before the first byte
     */
    public BlobUpload begin(@Variable("delivery") Delivery delivery) {
        UploadToken read = token();
        read.mustBeGood(Instant.now(), plainHttp);
        SpooledFile file = delivery.file();
        boolean onePiece = file.size() <= largestPiece || !read.mayStage();
        if (onePiece && file.size() > LARGEST_PIECE) {
            throw new CredentialRejected(
                    "The upload token allows to create only (sp without w), and so a file of at most "
                            + LARGEST_PIECE + " bytes; " + file.name() + " has " + file.size()
                            + ". Get one that allows to write: in the workspace, Manage upload tokens");
        }
        if (read.isForOneBlob() && !file.folder().isEmpty()) {
            throw new CredentialRejected("The upload token is for one blob, and a folder's files, as " + blob(file)
                    + ", would replace each other. Get one for a folder: in the workspace, Manage upload tokens");
        }
        BlobUpload upload = BlobUpload.of(file, blob(file), onePiece, !read.mayStage(), delivery.chunkLength());
        String address = read.blob(upload.blob());
        delivery.isAt(address);
        goOn(delivery, onePiece, onePiece ? address : address + "#" + upload.blockLength());
        return upload;
    }

    /** What an earlier attempt has sent counts where the blob is still to be at the same place, in the same blocks. */
    private static void goOn(Delivery delivery, boolean onePiece, String place) {
        boolean same = delivery.mayHaveBegun() && place.equals(delivery.uploadUrl());
        if (!same && (!onePiece || delivery.mayBePublic())) {
            delivery.begunAt(place);
        } else if (!onePiece) {
            delivery.goOn();
        }
    }

    /** The blob's address, without the signature. */
    public String url(@Variable("upload") BlobUpload upload) {
        return token().blob(upload.blob());
    }

    public String blockQuery(@Variable("upload") BlobUpload upload, @Body Chunk chunk) {
        return "comp=block&blockid=" + URLEncoder.encode(upload.id(chunk.offset()), StandardCharsets.UTF_8);
    }

    public HttpEntity block(@Body Chunk chunk, @Variable("delivery") Delivery delivery) {
        foresight.look(delivery, token());
        return new ChunkEntity(body(chunk, delivery), BYTES);
    }

    /** The list that makes the blob of its blocks. */
    public HttpEntity list(@Variable("upload") BlobUpload upload, @Variable("delivery") Delivery delivery) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?><BlockList>");
        upload.allIds().forEach(id -> xml.append("<Latest>").append(id).append("</Latest>"));
        return new CommitEntity(
                delivery, new StringEntity(xml.append("</BlockList>").toString(), ContentType.APPLICATION_XML));
    }

    /** The whole file in one piece. */
    public HttpEntity put(@Variable("delivery") Delivery delivery) {
        long size = delivery.file().size();
        return new CommitEntity(
                delivery,
                size == 0
                        ? new ByteArrayEntity(new byte[0], BYTES)
                        : new ChunkEntity(body(new Chunk(0, size), delivery), BYTES));
    }

    /** What the service is to compare a block with, Base64; null where that is not wanted. */
    public String md5(@Body Chunk chunk, @Variable("delivery") Delivery delivery) throws IOException {
        return contentMd5 ? base64(body(chunk, delivery).md5()) : null;
    }

    /** The same for a file in one piece. */
    public String md5OfPiece(@Variable("delivery") Delivery delivery) throws IOException {
        long size = delivery.file().size();
        return size == 0 ? contentMd5 ? base64(Digests.md5().digest()) : null : md5(new Chunk(0, size), delivery);
    }

    /** What is left with the blob as the MD5 of the whole, Base64; null where that is not wanted. */
    public String md5OfBlob(@Variable("delivery") Delivery delivery) {
        return delivery.md5().map(WorkspaceRequests::base64).orElse(null);
    }

    private static String base64(byte[] digest) {
        return Base64.getEncoder().encodeToString(digest);
    }

    /** What keeps the service from overwriting; null where it may. */
    public String ifNoneMatch() {
        return overwrite ? null : "*";
    }

    /** The folders above the file and its name; for {@code contents} without the first of the folders. */
    private String blob(SpooledFile file) {
        String folder = names.equals("contents") ? file.folder().replaceFirst("^[^/]*/?", "") : file.folder();
        return folder.isEmpty() ? file.name() : folder + "/" + file.name();
    }

    private static ChunkBody body(Chunk chunk, Delivery delivery) {
        return new ChunkBody(delivery.file().path(), chunk, "block", delivery);
    }

    private UploadToken token() {
        return UploadTokens.read(tokens.find(token));
    }

    public void setTokens(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The reference to the upload token. */
    public void setToken(String token) {
        this.token = token;
    }

    /** {@code folders} or {@code contents}. */
    public void setNames(String names) {
        this.names = names;
    }

    /** Up to what size a file goes in one call. */
    public void setLargestPiece(String size) {
        this.largestPiece = atMost(LARGEST_PIECE, "largestPiece", size);
    }

    /** How large a block is that need not be larger. */
    public void setBlockSize(String size) {
        atMost(LARGEST_BLOCK, "blockSize", size);
    }

    private static long atMost(long most, String name, String size) {
        long bytes = ByteSize.parse(size);
        if (bytes > most) {
            throw new IllegalArgumentException(name + " must be at most " + (most >> 20)
                    + "MiB, which is what the service" + " takes, and is " + size);
        }
        return bytes;
    }

    /** The setting waybill.plain-http. */
    public void setPlainHttp(String plainHttp) {
        this.plainHttp = !plainHttp.equals("no");
    }

    /** Whether the service compares what arrives. */
    public void setContentMd5(boolean contentMd5) {
        this.contentMd5 = contentMd5;
    }

    public void setOverwrite(boolean overwrite) {
        this.overwrite = overwrite;
    }
}
