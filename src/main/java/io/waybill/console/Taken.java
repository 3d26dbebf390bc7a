package io.waybill.console;

/**
 * What the handing over of a file came to.
 *
 * @param id of the file's waybill
 * @param taken false where the same file was handed over before, and nothing begins anew
 * @param waybill as it stands now
 */
public record Taken(String id, boolean taken, WaybillReport waybill) {}
