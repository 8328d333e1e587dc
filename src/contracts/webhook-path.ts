/** Where the payment provider posts its events. */
export const WEBHOOK_PATH = '/api/webhooks/payments';
