import { tenant, type User } from './demo.ts';

/** The user as `getUserInfo` tells it (zh-cn_topic_0070649450). */
export function userInfo({ id, userName, name, email, mobile, role }: User) {
  return {
    id,
    userName,
    name,
    email,
    mobile,
    role,
    organizationName: tenant.organizationName,
    userId: id,
    organizationCode: tenant.organizationCode,
    projectName: tenant.name,
    tenant: tenant.id,
  };
}

/** The user as the workbench tells it, with two fields more (saascenter_usermanual_0158). */
export function workbenchUserInfo(user: User) {
  return { ...userInfo(user), accName: user.userName, loginName: user.userName };
}

/** The user as OrgID tells it (ShowOauth2UserInfo). */
export function orgIdUserInfo({ id, userName, name, mobile, role }: User) {
  return {
    tenant_name: tenant.name,
    role,
    user_id: id,
    user_name: userName,
    name,
    mobile: `0086${mobile}`,
    tenant: tenant.id,
  };
}
