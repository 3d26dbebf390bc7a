package io.waybill.console;

/**
 * Which file is to go where.
 *
 * @param file an absolute path on this machine
 * @param to the destination
 * @param folder the last of the folders above it, as many as its name at the destination has; null for none
 * @param spool {@code copy} or {@code link}; null for a copy
 * @param push by which the caller names what is pushed together; null for a file by itself
 * @param last whether it is the last file of that
 */
record PushRequest(String file, String to, String folder, String spool, String push, boolean last) {}
