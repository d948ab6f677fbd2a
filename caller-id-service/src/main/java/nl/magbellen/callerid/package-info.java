/**
 * Who calls: advertisers, the agencies that hold their mandates, the numbers from which they call,
 * and the telemarketers. The service keeps facts and answers with facts; what a fact means for a
 * call is for the gateway to decide.
 */
package nl.magbellen.callerid;
