package io.waybill.sandbox;

/**
 * One request as the stand-in saw it; the Authorization header is never part of it.
 *
 * @param number the place in the order of arrival, from 1
 * @param at when it arrived, in epoch milliseconds
 * @param phase one of {@link Fault#PHASES}, or as sent; a transfer with previous_size -1 is a {@code probe}
 * @param dataset the dataset's key in the address, empty for an unknown address
 * @param filename as sent, empty if absent or not read
 * @param previousSize as sent, empty if absent or not read
 * @param bytes how many bytes of the file were received
 * @param status the status answered, 0 if the connection was dropped or broke off, or if no answer was given yet
 * @param answer the text answered
 * @param remotePort the client's port, which tells one connection from another
 * @param upload the id of the tus upload that it named or made, empty if none
 * @param offset the Upload-Offset as sent, -1 if absent
 * @param length the Upload-Length as sent, or the size that attach claims, -1 if absent
 * @param acknowledged the Upload-Offset of the answer, also of a lost one, -1 if it had none
 */
public record Call(
        long number,
        long at,
        String phase,
        String dataset,
        String filename,
        String previousSize,
        long bytes,
        int status,
        String answer,
        int remotePort,
        String upload,
        long offset,
        long length,
        long acknowledged) {}
