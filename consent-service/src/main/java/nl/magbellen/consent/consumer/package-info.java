/** What a consumer who proved to hold a number sees and does, through the consumers' pages. */
package nl.magbellen.consent.consumer;
