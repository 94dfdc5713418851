package io.quarterdeck.forecast.whatif;

import java.util.Arrays;

/**
 * What is paid in each month: bookings of that month and of those before it, as late as payments have come so far. Bookings of
 * which no month is known before the timeline are left out.
 */
final class Cash {
    private final Base base;
    private final Kernel payments;

    Cash(Base base) {
        this.base = base;
        payments = base.paymentLags().isEmpty() ? null : Kernel.of(base.paymentLags());
    }

    /**
     * @param booked by month of the timeline
     * @param times how many times as long payments take
     * @return by month; all NaN where no export tells of payments
     */
    double[] of(double[] booked, double times) {
        double[] paid = new double[booked.length];
        if (payments == null || times <= 0) {
            Arrays.fill(paid, Double.NaN);
            return paid;
        }
        Kernel kernel = times == 1 ? payments : payments.stretched(times);
        int earlier = base.earlierBookings().size();
        for (int m = 0; m < paid.length; m++) {
            for (int lag = 0; lag <= Kernel.LAST; lag++) {
                int from = m - lag;
                double amount = from >= 0
                        ? booked[from]
                        : earlier + from >= 0 ? base.earlierBookings().get(earlier + from) : 0;
                paid[m] += amount * kernel.at(lag);
            }
        }
        return paid;
    }
}
