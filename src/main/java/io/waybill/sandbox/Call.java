package io.waybill.sandbox;

/**
 * One request as the stand-in saw it; the Authorization header is never part of it.
 *
 * @param number the place in the order of arrival, from 1
 * @param at when it arrived, in epoch milliseconds
 * @param phase {@code setup}, {@code transfer}, {@code probe} (a transfer with previous_size -1), {@code verify}, or as sent
 * @param dataset the dataset's key in the address, empty for an unknown address
 * @param filename as sent, empty if absent or not read
 * @param previousSize as sent, empty if absent or not read
 * @param bytes how many bytes of bytechunk were received
 * @param status the status answered, 0 if the connection was dropped or broke off, or if no answer was given yet
 * @param answer the text answered
 * @param remotePort the client's port, which tells one connection from another
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
        int remotePort) {}
