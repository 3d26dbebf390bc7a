package io.waybill.destination.dc21;

/**
 * A file that is to be uploaded, with all that is said of it.
 *
 * @param type of the file, by the service's word
 * @param experiment number at the service
 */
record FileUpload(String type, long experiment, MetadataUpdate metadata) {}
