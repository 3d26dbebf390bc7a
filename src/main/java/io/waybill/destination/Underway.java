package io.waybill.destination;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The deliveries that this process is busy with, by the id of their waybill. */
public final class Underway {
    private final Map<String, Delivery> deliveries = new ConcurrentHashMap<>();

    void began(String waybill, Delivery delivery) {
        deliveries.put(waybill, delivery);
    }

    Optional<Delivery> ended(String waybill) {
        Optional<Delivery> delivery = Optional.ofNullable(deliveries.remove(waybill));
        delivery.ifPresent(Delivery::ended);
        return delivery;
    }

    /** Another process has the waybill. */
    void left(String waybill) {
        deliveries.remove(waybill);
    }

    /** How many bytes of the file have been written to the destination so far; 0 if it is not under way. */
    public long bytesWritten(String waybill) {
        Delivery delivery = deliveries.get(waybill);
        return delivery == null ? 0 : delivery.written();
    }
}
