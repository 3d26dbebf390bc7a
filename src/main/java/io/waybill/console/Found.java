package io.waybill.console;

import java.util.List;

/**
 * Waybills that were asked for.
 *
 * @param more whether there are more of them than were listed
 */
public record Found(List<WaybillStatus> waybills, boolean more) {}
