/** Customer relations: who is, or was, a customer or supporter of an advertiser. */
package nl.magbellen.consent.relation;
