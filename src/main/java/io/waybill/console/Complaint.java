package io.waybill.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.waybill.ledger.State;

/**
 * Why a call was not answered.
 *
 * @param error what must be true, and what was given
 * @param id the waybill that stands in the way; null for none
 * @param state that waybill's state
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Complaint(String error, String id, State state) {}
