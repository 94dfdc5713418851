/**
 * What if: one driver model that starts from the pack's forecast, scenarios over it, and the way back from a wanted result to a
 * driver's value. Without a change it is the forecast.
 */
package io.quarterdeck.forecast.whatif;
