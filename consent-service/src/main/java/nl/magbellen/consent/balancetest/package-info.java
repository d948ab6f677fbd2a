/** Balance tests: how long an advertiser may still call former customers, and why. */
package nl.magbellen.consent.balancetest;
