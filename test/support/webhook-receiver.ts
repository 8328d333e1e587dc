import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import {
  ItemEventSchema,
  OutboundEventSchema,
  type OutboundEvent,
} from '#src/contracts/outbound-event.ts';

/** The secret that the receiver checks signatures with. */
export const RECEIVER_SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

/** What an event tells of its item; throws for one that tells only that it is gone. */
export const readItem = (event: OutboundEvent) => ItemEventSchema.parse(event).data;

/** One request that the receiver got and whose signature was right. */
export interface ReceivedMessage {
  id: string;
  event: OutboundEvent;
  /** What was answered; null: nothing yet. */
  answer: number | null;
}

/** What a receiver does with a request: a status, or whatever it does to the answer itself. */
export type Answer = (response: ServerResponse, number: number) => number | null;

/** A real server that takes webhooks as another system would: it checks each signature. */
export async function startReceiver(answer: Answer = () => 204) {
  const messages: ReceivedMessage[] = [];
  const refused: string[] = [];
  const webhook = new Webhook(RECEIVER_SECRET);
  let behave = answer;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = request.headers as Record<string, string>;
      try {
        const event = webhook.verify(Buffer.concat(chunks).toString(), headers);
        const message: ReceivedMessage = {
          id: headers['webhook-id'] ?? '',
          event: OutboundEventSchema.parse(event),
          answer: null,
        };
        messages.push(message);
        message.answer = behave(response, messages.length);
        if (message.answer !== null) response.writeHead(message.answer).end();
      } catch (error) {
        refused.push(String(error));
        response.writeHead(401).end();
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/hook`;
  return {
    url,
    env: { REVIEW_WEBHOOK_URL: url, REVIEW_WEBHOOK_SECRET: RECEIVER_SECRET },
    messages,
    /** Messages whose signature or body was wrong. */
    refused,
    /** Events as a receiver keeps them that takes each id once. */
    taken: () => {
      const good = messages.filter(({ answer: status }) => status !== null && status < 300);
      return [...new Map(good.map(({ id, event }) => [id, event])).values()];
    },
    answerWith: (next: Answer) => void (behave = next),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
