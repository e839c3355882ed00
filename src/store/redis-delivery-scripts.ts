/**
 * KEYS: what a delivery's key begins with, a state's, a subscription's, an owner's.
 * ARGV: delivery, subscription, due (text, milliseconds), owner, now, milliseconds to keep.
 * Gives claims and since when it was being sent; nothing when it cannot be claimed.
 */
export const CLAIM = `
  local key, subscription, due, dueMs, owner, now, keep = unpack(ARGV)
  local hash, of = KEYS[1] .. key, KEYS[3] .. subscription
  local state, holder, notBefore = unpack(redis.call('HMGET', hash, 'state', 'owner', 'notBefore'))
  if not state then
    redis.call('HSET', hash, 'subscription', subscription, 'due', due, 'state', 'claimed', 'owner', owner,
      'claims', 1, 'changed', now)
    redis.call('ZADD', KEYS[2] .. 'claimed', dueMs, key)
    redis.call('ZADD', of, dueMs, key)
    redis.call('ZREMRANGEBYSCORE', of, '-inf', dueMs - keep)
    redis.call('PEXPIRE', of, keep)
    return { 1, false }
  end
  if state == 'waiting' then
    if tonumber(notBefore) > tonumber(now) then return false end
  elseif state == 'claimed' or state == 'sending' then
    if redis.call('EXISTS', KEYS[4] .. holder) == 1 then return false end
  else
    return false
  end
  redis.call('ZREM', KEYS[2] .. state, key)
  redis.call('ZADD', KEYS[2] .. 'claimed', dueMs, key)
  redis.call('HSET', hash, 'state', 'claimed', 'owner', owner, 'changed', now)
  return { redis.call('HINCRBY', hash, 'claims', 1), redis.call('HGET', hash, 'since') }
`;

/**
 * Moves an open delivery of an owner to another state, or says that it is not the owner's.
 * KEYS: what a delivery's key begins with, a state's. ARGV: delivery, owner, now, and more.
 */
const MOVE = `
  local key, owner, now = ARGV[1], ARGV[2], ARGV[3]
  local hash = KEYS[1] .. key
  local state, holder = unpack(redis.call('HMGET', hash, 'state', 'owner'))
  if holder ~= owner then return 0 end
  if state ~= 'claimed' and state ~= 'sending' and state ~= 'waiting' then return 0 end
  local function move(to, score)
    score = score or redis.call('ZSCORE', KEYS[2] .. state, key)
    redis.call('ZREM', KEYS[2] .. state, key)
    redis.call('ZADD', KEYS[2] .. to, score, key)
    redis.call('HSET', hash, 'state', to, 'changed', now)
  end
`;

export const BEGIN = `${MOVE}
  move('sending')
  redis.call('HSETNX', hash, 'since', now)
  return 1
`;

/** ARGV further: state, milliseconds to keep, and the detail if there is any. */
export const END = `${MOVE}
  move(ARGV[4], now)
  if ARGV[6] then redis.call('HSET', hash, 'detail', ARGV[6]) else redis.call('HDEL', hash, 'detail') end
  redis.call('PEXPIRE', hash, ARGV[5])
  return 1
`;

/** ARGV further: not before, detail, 1 when it surely was not sent. */
export const RELEASE = `${MOVE}
  move('waiting')
  redis.call('HSET', hash, 'notBefore', ARGV[4], 'detail', ARGV[5])
  if ARGV[6] == '1' then redis.call('HDEL', hash, 'since') end
  return 1
`;

/**
 * KEYS: what a delivery's key begins with, the keys of an ended state, what a subscription's begins with.
 * ARGV: before, how many at most. Gives how many were forgotten.
 */
export const FORGET = `
  local old = redis.call('ZRANGE', KEYS[2], '-inf', '(' .. ARGV[1], 'BYSCORE', 'LIMIT', 0, ARGV[2])
  for _, key in ipairs(old) do
    local subscription = redis.call('HGET', KEYS[1] .. key, 'subscription')
    if subscription then redis.call('ZREM', KEYS[3] .. subscription, key) end
    redis.call('DEL', KEYS[1] .. key)
    redis.call('ZREM', KEYS[2], key)
  end
  return #old
`;

/**
 * KEYS: what a delivery's key begins with, a state's, a subscription's.
 * ARGV: delivery, subscription, due in milliseconds, state, changed, milliseconds to keep, 1 when it has ended, then its
 * fields with their values. Gives 1, or 0 when it is there.
 */
export const PUT = `
  local key, subscription, dueMs, state, changed, keep, ended = unpack(ARGV)
  local hash, of = KEYS[1] .. key, KEYS[3] .. subscription
  if redis.call('EXISTS', hash) == 1 then return 0 end
  redis.call('HSET', hash, unpack(ARGV, 8))
  redis.call('ZADD', KEYS[2] .. state, ended == '1' and changed or dueMs, key)
  redis.call('ZADD', of, dueMs, key)
  redis.call('PEXPIRE', of, keep)
  if ended == '1' then redis.call('PEXPIRE', hash, keep) end
  return 1
`;
